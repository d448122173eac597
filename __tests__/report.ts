/** Prints a line with a figure into the log of a test run: what was counted, not what was expected. */
export const report = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
