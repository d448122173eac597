import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { explainIam, tell } from "../../commands/explain-iam";
import type { Holder } from "../../commands/explain-iam/holders";

const root = path.join(__dirname, "..", "..");

/** The project, with an output folder of its own. */
const project = mkdtempSync(path.join(tmpdir(), "explain-iam-"));
beforeAll(() => {
  for (const name of readdirSync(root).filter((name) => name !== "cdktf.out"))
    symlinkSync(path.join(root, name), path.join(project, name));
});
afterAll(() => rmSync(project, { recursive: true }));

/** What it writes, and its exit code. */
const explained = async (...argv: string[]) => {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text) > 0 };
  const code = await explainIam(argv, {
    cwd: project,
    env: { ...process.env, DEPLOY_ENV: undefined },
    stdout: output,
    stderr: output,
    signal: new AbortController().signal,
  });
  return { code, text: written.join("") };
};

it("prints each role's statements from what synth writes, with the states and schedules that need them", async () => {
  const { code, text } = await explained();
  expect(code).toBe(0);
  expect(text).toContain(
    [
      "role execStepFunctionsScheduleSchedulerRole",
      "  is taken on by Service scheduler.amazonaws.com",
      "    if  StringEquals aws:SourceAccount <account>",
      "        StringEquals aws:SourceArn arn:<partition>:scheduler:ap-northeast-1:<account>:schedule-group/default",
      "  allows states:StartExecution",
      "    on  <aws_sfn_state_machine.execStepFunctionsStateMachine.arn>",
      '    for schedule "execStepFunctionsSchedule"',
      "",
    ].join("\n"),
  );
  expect(text).toContain('    for state "ecsRunTask1"\n');
  expect(text).toMatch(/\n\d+ statements in \d+ roles and policies of resources\n$/);
});

it("prints the same as JSON", async () => {
  const { text } = await explained("--json");
  const holders: Holder[] = JSON.parse(text);
  const child = holders.find(({ name }) => name === "role execEcsRunStateMachine1StatesRole");
  expect(child?.statements[0]).toEqual({
    effect: "Allow",
    principals: [],
    actions: ["ecs:RunTask"],
    resources: ["arn:<partition>:ecs:ap-northeast-1:<account>:task-definition/taskDefinition:*"],
    conditions: ["ArnEquals ecs:cluster <aws_ecs_cluster.cluster.arn>"],
    neededBy: ['state "ecsRunTask1"'],
  });
});

it("refuses an option that it does not have", async () => {
  await expect(explained("--jsno")).rejects.toThrow("--jsno is no option of this command; did you mean --json?");
});

it.each([false, true])("ends with 1 where a role has rights that stand elsewhere; as JSON: %s", (asJson) => {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) > 0 };
  const admin = {
    name: "role admin",
    trusts: [],
    statements: [],
    unreadable: ["aws_iam_role_policy_attachment.admin"],
  };
  expect(tell([admin], asJson, { stdout, env: {} })).toBe(1);
  expect(written.join("")).toContain("aws_iam_role_policy_attachment.admin");
});
