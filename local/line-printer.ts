import type { Output } from "./process";

/** Prints lines, a lot of them as fast as a few. */
export interface LinePrinter {
  /** Prints a line, which is given without its end. */
  readonly print: (line: string) => void;
  /** Resolves when the output takes more again; undefined when it does now. Whoever writes a lot waits for it, so that nothing piles up. */
  readonly drained: () => Promise<void> | undefined;
}

/** What a stream of the process has beside `write`. */
interface Stream extends Output {
  readonly writableNeedDrain?: boolean;
  readonly once?: (event: "drain" | "close", listener: () => void) => unknown;
}

/** Prints to an output. Lines that come in one go are written in one go: a million single writes take seconds. */
export function linePrinter(output: Stream): LinePrinter {
  let waiting = "";
  const flush = () => {
    const text = waiting;
    waiting = "";
    output.write(text);
  };
  let draining: Promise<void> | undefined;
  const drained = () =>
    new Promise<void>((resolve) => {
      const go = () => {
        draining = undefined;
        resolve();
      };
      output.once?.("drain", go);
      output.once?.("close", go);
    });
  return {
    print: (line) => {
      if (waiting === "") queueMicrotask(flush);
      waiting += `${line}\n`;
    },
    drained: () => {
      if (draining === undefined && output.writableNeedDrain) draining = drained();
      return draining;
    },
  };
}
