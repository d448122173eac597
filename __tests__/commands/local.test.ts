import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { steady } from "../local/run-local";
import { project, stack, writeStack } from "../local/synthesized";

// A first Go build, and a process for each run, take seconds on a slow computer.
jest.setTimeout(60_000);

const root = join(__dirname, "../..");
const folder = project();
// The command is started as package.json starts it, and finds its packages in the project.
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as a process of its own, in the folder of this test. */
function start(argv: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(process.execPath, ["--require", "tsx/cjs", join(root, "commands/local.ts"), ...argv], {
    cwd: folder,
    env,
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (said.stdout += chunk));
  child.stderr.on("data", (chunk) => (said.stderr += chunk));
  return { child, said };
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, "close");
  return code;
}

async function run(argv: readonly string[], env?: NodeJS.ProcessEnv) {
  const { child, said } = start(argv, env);
  return { code: await codeOf(child), stdout: steady(said.stdout), stderr: said.stderr };
}

/** Waits until the process has written a text to stdout. */
async function untilSaid({ child, said }: ReturnType<typeof start>, text: string): Promise<void> {
  while (!said.stdout.includes(text)) await once(child.stdout, "data");
}

describe("the exit code", () => {
  it("is 0 when the execution SUCCEEDED", async () => {
    writeStack(folder, stack());
    const { code, stdout, stderr } = await run(["execStepFunctionsStateMachine", "--from", "cdktf.out"]);
    expect(stdout).toContain("│ from1 object1\n");
    expect(stdout.endsWith("\nSUCCEEDED\n")).toBe(true);
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("is 1 when the batch exits with 3: the execution FAILED", async () => {
    writeStack(folder, stack());
    const input = '{"commands":["--exit-code=3"],"env":"x"}';
    const { code, stdout } = await run(["execEcsRunStateMachine1", "--from", "cdktf.out", "--input", input]);
    expect(stdout).toContain("ecsRunTask1  States.TaskFailed: goBatchContainer exited with 3\nFAILED\n");
    expect(code).toBe(1);
  });
});

it("builds the batch once, though two states run it", async () => {
  writeStack(folder, stack());
  const [bin, log] = [join(folder, "bin"), join(folder, "builds.log")];
  mkdirSync(bin);
  writeFileSync(join(bin, "go"), `#!/bin/sh\necho "$@" >> "${log}"\nPATH="${process.env.PATH}" exec go "$@"\n`, {
    mode: 0o755,
  });
  const PATH = `${bin}:${process.env.PATH}`;
  const { code } = await run(["execStepFunctionsStateMachine", "--from", "cdktf.out"], { ...process.env, PATH });
  expect(code).toBe(0);
  expect(readFileSync(log, "utf8").trimEnd().split("\n")).toEqual([expect.stringMatching(/^build /)]);
});

describe("a signal", () => {
  const long = ["execEcsRunStateMachine1", "--from", "cdktf.out"];
  const input = ["--input", '{"commands":["from1","--sleep=1h"],"env":"x"}'];

  // The batch with one more file, which leaves its process id in the folder that it runs in.
  const pidFile = join(folder, "cdktf.out/local/batch/pid");
  beforeAll(() => {
    const source =
      'package main\n\nimport (\n"os"\n"strconv"\n)\n\nfunc init() { os.WriteFile("pid", []byte(strconv.Itoa(os.Getpid())), 0o644) }\n';
    writeFileSync(join(folder, "batch", "pid.go"), source);
  });
  beforeEach(() => rmSync(pidFile, { force: true }));

  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it.each([
    { signal: "SIGINT" as const, exit: 130 },
    { signal: "SIGTERM" as const, exit: 143 },
    { signal: "SIGHUP" as const, exit: 129 },
    { signal: "SIGQUIT" as const, exit: 131 },
    { signal: "SIGUSR2" as const, exit: 140 },
    { signal: "SIGALRM" as const, exit: 142 },
  ])("$signal stops the batch, aborts the execution and ends with $exit", async ({ signal, exit }) => {
    writeStack(folder, stack());
    const started = start([...long, ...input]);
    await untilSaid(started, "ENV=x");
    const pid = Number(readFileSync(pidFile, "utf8"));
    expect(isRunning(pid)).toBe(true);
    // Twice, as when a terminal and npm both send it.
    started.child.kill(signal);
    started.child.kill(signal);
    expect(await codeOf(started.child)).toBe(exit);
    expect(isRunning(pid)).toBe(false);
    expect(steady(started.said.stdout)).toContain(
      [
        "    │ batch: stopped by SIGTERM",
        "  ■ ecsRunTask1  ABORTED  <time>",
        "■ execEcsRunStateMachine1  ABORTED  <time>",
      ].join("\n"),
    );
    expect(started.said.stdout.endsWith("\nABORTED\n")).toBe(true);
  });

  it("is taken as given when nobody reads the output any more", async () => {
    writeStack(folder, stack());
    const { child } = start([...long, ...input]);
    child.stdout.destroy();
    expect(await codeOf(child)).toBe(141);
    // The batch may not even have been started.
    expect(existsSync(pidFile) && isRunning(Number(readFileSync(pidFile, "utf8")))).toBe(false);
  });
});

describe("without --from", () => {
  const main = (text: string) => writeFileSync(join(folder, "main.ts"), text);

  it("synthesizes first and shows nothing of it", async () => {
    rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
    main(`
      import { mkdirSync, writeFileSync } from "node:fs";
      const out: string = process.env.CDKTF_OUTDIR + "/stacks/app";
      mkdirSync(out, { recursive: true });
      writeFileSync(out + "/cdk.tf.json", ${JSON.stringify(JSON.stringify(stack()))});
      console.log("noise");
      console.error("noise");
    `);
    const { code, stdout, stderr } = await run(["execStepFunctionsStateMachine"]);
    expect(stdout.startsWith("▶ execStepFunctionsStateMachine  <name>\n")).toBe(true);
    expect(stdout).toContain("│ from2 object2\n");
    expect(stdout + stderr).not.toContain("noise");
    expect(code).toBe(0);
  });

  it("shows what a failing synth says, and runs nothing of an earlier one", async () => {
    writeStack(folder, stack());
    main('console.error("config/dev.json:3: region: found 1, a text is expected"); process.exit(1);');
    const { code, stdout, stderr } = await run(["execStepFunctionsStateMachine"]);
    expect(stderr).toBe("config/dev.json:3: region: found 1, a text is expected\n");
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });

  it("says where to start when there is nothing to synthesize", async () => {
    rmSync(join(folder, "main.ts"), { force: true });
    const { code, stderr } = await run(["execStepFunctionsStateMachine"]);
    expect(stderr).toMatch(
      /^there is no main\.ts in .* to synthesize; start the command in the project's root, or run a synthesized output with --from\n$/,
    );
    expect(code).toBe(1);
  });
});

it("says where to get Go when there is none", async () => {
  writeStack(folder, stack());
  const { code, stdout, stderr } = await run(["execStepFunctionsStateMachine", "--from", "cdktf.out"], { PATH: "" });
  expect(stderr).toBe(
    'there is no Go on this computer (no "go" on the PATH), and the local run builds batch/ with it; get it from https://go.dev/dl/\n',
  );
  expect(stdout).toBe("");
  expect(code).toBe(1);
});
