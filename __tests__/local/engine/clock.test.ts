import { type Clock, skippingClock, systemClock, timestamp } from "../../../local/engine/clock";

const { signal: nothing } = new AbortController();
const stillClock = (): Clock => skippingClock({ now: () => 1000 });

describe("a clock that skips", () => {
  it("stands where the real one does, until something sleeps", async () => {
    const clock = stillClock();
    await clock.turn();
    expect(clock.now()).toBe(1000);
  });

  it("is at once where the first sleeper wakes, then where the next does", async () => {
    const clock = stillClock();
    const woken: [string, number][] = [];
    const sleeper = async (name: string, milliseconds: number) => {
      await clock.sleep(milliseconds, nothing);
      woken.push([name, clock.now()]);
    };
    await Promise.all([sleeper("b", 60_000), sleeper("a", 500), sleeper("c", 10 * 365 * 86_400_000)]);
    expect(woken).toEqual([
      ["a", 1500],
      ["b", 61_000],
      ["c", 1000 + 10 * 365 * 86_400_000],
    ]);
  });

  it("wakes together those whose moment is the same", async () => {
    const clock = stillClock();
    await Promise.all([clock.sleep(5, nothing), clock.sleep(5, nothing)]);
    expect(clock.now()).toBe(1005);
  });

  it("does not skip while work goes on", async () => {
    const clock = stillClock();
    let finish: (value: string) => void = () => {};
    // It begins when the clock is about to skip.
    const slept = clock.sleep(60_000, nothing);
    const work = clock.during(new Promise<string>((resolve) => (finish = resolve)));
    for (let turn = 0; turn < 5; turn += 1) await clock.turn();
    expect(clock.now()).toBe(1000);
    finish("done");
    expect(await work).toBe("done");
    await slept;
    expect(clock.now()).toBe(61_000);
  });

  it("goes on when work fails", async () => {
    const clock = stillClock();
    await expect(clock.during(Promise.reject(new Error("no")))).rejects.toThrow("no");
    await clock.sleep(5, nothing);
    expect(clock.now()).toBe(1005);
  });

  it("wakes a sleeper whose signal aborts, without time going by", async () => {
    const clock = stillClock();
    const controller = new AbortController();
    const slept = clock.sleep(60_000, controller.signal);
    controller.abort();
    await slept;
    await clock.sleep(60_000, controller.signal);
    expect(clock.now()).toBe(1000);
  });

  it("does not sleep for nothing or less", async () => {
    const clock = stillClock();
    await clock.sleep(0, nothing);
    await clock.sleep(-5, nothing);
    expect(clock.now()).toBe(1000);
  });
});

it("the computer's own clock wakes a sleeper whose signal aborts", async () => {
  const controller = new AbortController();
  const slept = systemClock.sleep(2 ** 40, controller.signal);
  controller.abort();
  await slept;
});

it("writes a moment as ISO 8601 in UTC, with its milliseconds", () => {
  expect([0, 0, 1234].map(timestamp)).toEqual([
    "1970-01-01T00:00:00.000Z",
    "1970-01-01T00:00:00.000Z",
    "1970-01-01T00:00:01.234Z",
  ]);
});
