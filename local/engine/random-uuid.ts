/** A random UUID, of numbers from 0 up to but not including 1. https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
export function randomUuid(random: () => number): string {
  const digit = (least: number, choices: number) => (least + Math.floor(random() * choices)).toString(16);
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) =>
    place === "x" ? digit(0, 16) : digit(8, 4),
  );
}
