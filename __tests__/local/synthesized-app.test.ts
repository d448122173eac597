/** The bridge between the halves: what main.ts synthesizes is what runs, in a folder that has nothing else of the project. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { batchLines, runLocal } from "./run-local";

jest.setTimeout(60_000);

const root = path.join(__dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "synthesized-app-"));
afterAll(() => rmSync(folder, { recursive: true }));

const stackFile = path.join(folder, "cdktf.out", "stacks", "app", "cdk.tf.json");

beforeAll(() => {
  cpSync(path.join(root, "batch"), path.join(folder, "batch"), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, ["--require", "tsx/cjs", "main.ts"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CDKTF_OUTDIR: path.join(folder, "cdktf.out") },
  });
  expect([status, stderr]).toEqual([0, ""]);
});

it("runs the parent and its children as they were synthesized", async () => {
  const ran = await runLocal(folder, "execStepFunctionsStateMachine");
  expect(batchLines(ran)).toEqual([
    "from1 object1",
    "ENV=Start Execution input1",
    "from2 object2",
    "ENV=From step functions2.",
  ]);
  expect(ran.code).toBe(0);
});

it("runs an edit of the synthesized file", async () => {
  const text = readFileSync(stackFile, "utf8");
  writeFileSync(stackFile, text.replaceAll("object1", "edited").replaceAll("From step functions2.", "also edited"));
  expect(batchLines(await runLocal(folder, "execStepFunctionsStateMachine"))).toEqual([
    "from1 edited",
    "ENV=Start Execution input1",
    "from2 object2",
    "ENV=also edited",
  ]);
});
