/**
 * A parser that reads each text once and remembers what it found. The texts are those of definitions, so what is remembered is bounded
 * by the size of the definitions that are run.
 */
export function parsedOnce<Parsed>(parse: (text: string) => Parsed): (text: string) => Parsed {
  const known = new Map<string, Parsed>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = parse(text);
    known.set(text, parsed);
    return parsed;
  };
}
