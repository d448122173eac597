/** Keys and indexes from the top of the file down to a value; empty for the file as a whole. */
export type Path = readonly PropertyKey[];

/** Longer values are cut: an error line is read in a terminal. */
const shownCharacters = 80;

/** A list for a sentence: `"nat", "endpoints" or "public-ip"`; strings are quoted, numbers are not. */
export function listed(values: readonly unknown[], word: "and" | "or"): string {
  const written = values.map((value) => (typeof value === "string" ? JSON.stringify(value) : String(value)));
  const last = written.pop() ?? "nothing";
  return written.length === 0 ? last : `${written.join(", ")} ${word} ${last}`;
}

/** A value of the file as an error shows it: as it is written, but an object by its keys and a list by its length. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `a list of ${value.length}`;
  if (typeof value === "string") return cut(JSON.stringify(value), '…"');
  if (typeof value !== "object" || value === null) return cut(String(value), "…");
  const keys = Object.keys(value);
  return keys.length === 0 ? "{}" : `an object with ${cut(listed(keys, "and"), "…")}`;
}

/** A path as a person writes it: `network.availabilityZones[1]`, `tags["cost center"]`. */
export function fieldName(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      if (!/^[\w$-]+$/.test(String(key))) return `[${shown(String(key))}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join("");
}

const cut = (text: string, ending: string): string => {
  const characters = Array.from(text);
  return characters.length <= shownCharacters ? text : characters.slice(0, shownCharacters).join("") + ending;
};
