import { type Life, live } from "./log";

const holds = (says: string) => ({ says, does: async () => {} });
const fails = (says: string) => ({
  says,
  does: async () => {
    throw new Error("it does not");
  },
});

const rehearse = async (lives: readonly Life[], signal = new AbortController().signal) => {
  const lines: string[] = [];
  const count = await live(
    lives,
    (line) => lines.push(line.replace(/ +\d+\.\d s/, " TIME").replace(/\n.* at .*/g, "")),
    signal,
  );
  return { count, lines };
};

it("says one line for each step, in the order in which they end, and counts them", async () => {
  const noted = { says: "b", does: async (note: (text: string) => void) => note("two\nlines") };
  const { count, lines } = await rehearse([
    { name: "dev", steps: [holds("a"), noted] },
    { name: "prod", steps: [holds("c")] },
  ]);
  expect(lines).toEqual(["ok TIME  dev   a", "ok TIME  prod  c", "ok TIME  dev   b\n    two\n    lines"]);
  expect(count).toEqual({ passed: 3, failed: 0 });
});

it("does not try what comes after a step that failed, and counts it as failed", async () => {
  const { count, lines } = await rehearse([{ name: "dev", steps: [holds("a"), fails("b"), holds("c")] }]);
  expect(lines).toEqual(["ok TIME  dev  a", "FAILED TIME  dev  b\n    Error: it does not", "not tried         dev  c"]);
  expect(count).toEqual({ passed: 1, failed: 2 });
});

it("ends at once, without a word of what is left, when it is stopped", async () => {
  const stop = new AbortController();
  const waits = { says: "b", does: () => new Promise<void>(() => {}) };
  const rehearsal = rehearse([{ name: "dev", steps: [holds("a"), waits, holds("c")] }], stop.signal);
  stop.abort("SIGINT");
  const { count, lines } = await rehearsal;
  expect(lines).toEqual(["ok TIME  dev  a"]);
  expect(count.passed).toBe(1);
});
