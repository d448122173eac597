import { type Clock, skippingClock } from "../../../local/engine/clock";
import { runProgram } from "../../../local/tasks/program";

/** A clock whose sleeps are over at once, and which remembers how long they would have been. */
function impatient(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
    during: (work) => work,
    turn: async () => {},
  };
}

/** A clock whose sleeps last until they are cut short. */
const patient: Clock = {
  now: () => 0,
  sleep: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
  during: (work) => work,
  turn: async () => {},
};

/** Runs a shell script as a program. */
async function run(script: string, { clock = patient, environment = {}, stop = new AbortController() } = {}) {
  const lines: string[] = [];
  const program = { path: "/bin/sh", args: ["-c", script], environment, cwd: "/", grace: 7000 };
  const exit = await runProgram(program, (line) => lines.push(line), clock, stop.signal);
  return { exit, lines };
}

it("tells each line of both outputs, the last one also without its end", async () => {
  const { exit, lines } = await run("echo one; echo two >&2; printf 'three\\r\\n\\nlast é'");
  expect(exit).toEqual({ exitCode: 0 });
  expect(lines.filter((line) => line !== "two")).toEqual(["one", "three", "", "last é"]);
  expect(lines).toContain("two");
});

it("gives the program the environment that it is given, and nothing of this computer's", async () => {
  const { lines } = await run('echo "$ENV,${NODE_ENV-none},${USER-none},${JEST_WORKER_ID-none}"', {
    environment: { ENV: "x y" },
  });
  expect(lines).toEqual(["x y,none,none,none"]);
});

it("reports the exit code, and for a signal 128 and its number", async () => {
  expect((await run("exit 3")).exit).toEqual({ exitCode: 3 });
  expect((await run("kill -9 $$")).exit).toEqual({ exitCode: 137 });
});

it("reports a program that cannot be started", async () => {
  const program = { path: "/nowhere/program", args: [], environment: {}, cwd: "/", grace: 0 };
  const exit = runProgram(program, () => {}, patient, new AbortController().signal);
  expect(await exit).toEqual({ notStarted: "spawn /nowhere/program ENOENT" });
  const impossible = runProgram({ ...program, args: ["a\u0000b"] }, () => {}, patient, new AbortController().signal);
  expect(await impossible).toEqual({ notStarted: expect.stringContaining("without null bytes") });
});

it("sends SIGTERM first, and nothing more to a program that ends on it", async () => {
  const stop = new AbortController();
  const script = "trap 'echo stopping; exit 143' TERM; echo ready; while :; do sleep 0.01; done";
  const running = runProgram(
    { path: "/bin/sh", args: ["-c", script], environment: { PATH: process.env.PATH ?? "" }, cwd: "/", grace: 7000 },
    (line) => (line === "ready" ? stop.abort() : expect(line).toBe("stopping")),
    patient,
    stop.signal,
  );
  expect(await running).toEqual({ exitCode: 143 });
});

it("sends SIGKILL after the grace to a program that does not end", async () => {
  const stop = new AbortController();
  const clock = impatient();
  const running = runProgram(
    {
      path: "/bin/sh",
      args: ["-c", "trap '' TERM; echo ready; while :; do :; done"],
      environment: {},
      cwd: "/",
      grace: 7000,
    },
    () => stop.abort(),
    clock,
    stop.signal,
  );
  expect(await running).toEqual({ exitCode: 137 });
  expect(clock.slept).toEqual([7000]);
});

it("leaves nothing behind that the program started: it would hold the outputs open for ever", async () => {
  const { exit, lines } = await run("sleep 1000 & echo started; exit 0", {
    environment: { PATH: process.env.PATH ?? "" },
  });
  expect(exit).toEqual({ exitCode: 0 });
  expect(lines).toEqual(["started"]);
});

it("gives a program its grace in real time, also when all other time is skipped", async () => {
  const stop = new AbortController();
  const clock = skippingClock();
  const grace = 60;
  let stopped = 0;
  const running = runProgram(
    {
      path: "/bin/sh",
      args: ["-c", "trap '' TERM; echo ready; while :; do :; done"],
      environment: {},
      cwd: "/",
      grace,
    },
    () => {
      stopped = performance.now();
      stop.abort();
    },
    clock,
    stop.signal,
  );
  expect(await clock.during(running)).toEqual({ exitCode: 137 });
  expect(performance.now() - stopped).toBeGreaterThanOrEqual(grace - 1);
});

it("tells all that a program wrote before it is over, also when its lines are taken slowly", async () => {
  const lines: string[] = [];
  const slowly = async (line: string) => {
    await new Promise(setImmediate);
    lines.push(line);
  };
  const program = {
    path: "/bin/sh",
    args: ["-c", "for i in 1 2 3 4 5; do echo $i; done"],
    environment: {},
    cwd: "/",
    grace: 0,
  };
  expect(await runProgram(program, slowly, patient, new AbortController().signal)).toEqual({ exitCode: 0 });
  expect(lines).toEqual(["1", "2", "3", "4", "5"]);
});
