import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { killAll, type Mark, processesWith } from "./processes";

let folder: string;
let mark: Mark;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "processes-test-"));
  mark = { variable: "REHEARSAL", value: folder };
});
afterEach(async () => {
  await killAll(mark);
  rmSync(folder, { recursive: true, force: true });
});

/** A process that has started one with the mark, in a session of its own as cdktf-cli does with Terraform, and is looked after. */
const parentOfSleeper = async (): Promise<ChildProcess> => {
  const program = `
    const { spawn } = require("node:child_process");
    const { cleanUpAfterThisProcess } = require(${JSON.stringify(path.join(__dirname, "processes.ts"))});
    cleanUpAfterThisProcess(${JSON.stringify(mark)}, ${JSON.stringify(folder)});
    spawn("sleep", ["60"], { detached: true, stdio: "ignore", env: { ...process.env, REHEARSAL: ${JSON.stringify(folder)} } });
    console.log("started");
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), "--eval", program]);
  await once(parent.stdout, "data");
  return parent;
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await setTimeout(20);
};

it("finds a process by its mark, whatever session it is in, and kills it", async () => {
  const sleeper = spawn("sleep", ["60"], { detached: true, env: { ...process.env, REHEARSAL: folder } });
  expect(processesWith(mark)).toEqual([sleeper.pid]);
  expect(processesWith({ ...mark, value: folder.slice(0, -1) })).toEqual([]);
  await killAll(mark);
  expect(processesWith(mark)).toEqual([]);
});

it.each(["SIGINT", "SIGKILL"] as const)("leaves neither process nor folder when it is ended by %s", async (signal) => {
  const parent = await parentOfSleeper();
  expect(processesWith(mark)).toHaveLength(1);
  parent.kill(signal);
  await until(() => processesWith(mark).length === 0 && !existsSync(folder));
});
