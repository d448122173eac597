import { turns } from "../../../local/tasks/turns";

const never = new AbortController().signal;

/** Work that ends when it is told to. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

it("runs so many at a time, the others in the order in which they asked", async () => {
  const inTurn = turns(2);
  const { begun, work, end } = works();
  const all = ["a", "b", "c", "d"].map((name) => inTurn(never, work(name)));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  await all[2];
  await Promise.resolve();
  end("d");
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
});

it("gives up what waits when its signal aborts, and lets the next one pass", async () => {
  const inTurn = turns(1);
  const stop = new AbortController();
  const { begun, work, end } = works();
  const first = inTurn(never, work("first"));
  const stopped = inTurn(stop.signal, work("stopped"));
  const last = inTurn(never, work("last"));
  stop.abort();
  expect(await stopped).toBeUndefined();
  end("first");
  await first;
  await Promise.resolve();
  end("last");
  expect(await last).toBe("last");
  expect(begun).toEqual(["first", "last"]);
});

it("gives the place of work that throws to the next", async () => {
  const inTurn = turns(1);
  const broken = inTurn(never, () => Promise.reject(new Error("broken")));
  const next = inTurn(never, async () => "next");
  await expect(broken).rejects.toThrow("broken");
  expect(await next).toBe("next");
});
