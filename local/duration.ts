/** `12 ms`, `1.23 s`, `1 min 5 s`, `2 h 5 min`, `3 d 4 h`. */
export function spanOf(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  if (seconds < 3600) return inTwo(seconds, 60, "min", "s");
  return seconds < 86_400 ? inTwo(seconds / 60, 60, "h", "min") : inTwo(seconds / 3600, 24, "d", "h");
}

const inTwo = (amount: number, of: number, large: string, small: string): string => {
  const rest = Math.floor(amount % of);
  return `${Math.floor(amount / of)} ${large}${rest === 0 ? "" : ` ${rest} ${small}`}`;
};

/** Between two moments of a history. */
export const duration = (from: string, to: string): string => spanOf(Date.parse(to) - Date.parse(from));
