import { closest, distance } from "fastest-levenshtein";

/** The candidate that a misspelt word most likely stands for; `undefined` when about a third of its letters would be wrong. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const written = word.toLowerCase();
  const best = closest(
    written,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  if (best === undefined || distance(written, best) > Math.ceil(written.length / 3)) return undefined;
  return candidates.find((candidate) => candidate.toLowerCase() === best);
}
