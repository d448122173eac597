import { linePrinter } from "../../local/line-printer";

/** An output that remembers what it is given, and is full when it is told so. */
function output() {
  const written: string[] = [];
  const listeners: (() => void)[] = [];
  const stream = {
    write: (text: string) => written.push(text),
    writableNeedDrain: false,
    once: (event: string, listener: () => void) => {
      if (event === "drain") listeners.push(listener);
    },
  };
  return { stream, written, drain: () => listeners.splice(0).forEach((listener) => void listener()) };
}

it("writes lines that come in one go in one go, in their order", async () => {
  const { stream, written } = output();
  const { print } = linePrinter(stream);
  print("a");
  print("");
  print("b");
  await Promise.resolve();
  print("c");
  await Promise.resolve();
  expect(written).toEqual(["a\n\nb\n", "c\n"]);
});

it("lets wait for an output that takes no more, and for no other", async () => {
  const { stream, drain } = output();
  const { drained } = linePrinter(stream);
  expect(drained()).toBeUndefined();
  stream.writableNeedDrain = true;
  const first = drained();
  expect(drained()).toBe(first);
  stream.writableNeedDrain = false;
  drain();
  await first;
  expect(drained()).toBeUndefined();
});
