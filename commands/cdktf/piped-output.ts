/** cdktf-cli's output where nobody watches a terminal: lines without control codes, the errors apart from the rest. */
import { stripVTControlCharacters } from "node:util";

/** What cdktf-cli wrote. */
export interface PipedOutput {
  /** Takes what was written, in pieces that may end anywhere. */
  readonly take: (chunk: string) => void;
  /** Terraform's errors in its own words; empty when there are none. To be asked for at the end. */
  readonly errors: () => string;
}

/**
 * Hands lines on as they come. What cdktf-cli draws as its last frame is left out: the outputs, which Terraform has told before, cut
 * at 80 characters, or counts of stacks. From Terraform's first error on, lines are kept for `errors`.
 * @param stack the one stack that is worked on
 */
export const pipedOutput = (stack: string, print: (line: string) => void): PipedOutput => {
  // cdktf-cli puts the stack's name before what it tells of it, and as much space before further lines.
  const margin = new RegExp(`^(?:${stack}| {${stack.length}})(?: {2})?`);
  const error = new RegExp(`${margin.source}Error: `);
  const errors: string[] = [];
  let rest = "";
  let lastFrame = false;
  const takeLine = (written: string) => {
    const line = stripVTControlCharacters(written).trimEnd();
    lastFrame ||= line === `  ${stack}` || frame.test(line);
    if (lastFrame) return;
    if (errors.length > 0 || error.test(line)) errors.push(line.replace(margin, ""));
    else print(line);
  };
  return {
    take: (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) takeLine(line);
    },
    errors: () => {
      if (rest !== "") takeLine(rest);
      rest = "";
      return errors
        .join("\n")
        .replace(halted, "")
        .replace(/\n+(?=Error: )/g, "\n\n")
        .trim();
    },
  };
};

/** What Terraform says of each resource that it did not come to. */
const halted = /^Error: execution halted$/gm;
const frame = /^\d+ Stacks? \w+ {2,}\d+ Stacks? done/;
