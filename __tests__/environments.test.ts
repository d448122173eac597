/** Environments side by side in one account: what is deployed for one belongs to no other. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "jsonc-parser";

const root = path.join(__dirname, "..");
const project = mkdtempSync(path.join(tmpdir(), "environments-"));
afterAll(() => rmSync(project, { recursive: true }));

/** As docs/environments.md says: copies of dev.json with a prefix. With everything in them that has a name. */
const dev = parse(readFileSync(path.join(root, "config/dev.json"), "utf8"));
for (const schedule of Object.values<Record<string, unknown>>(dev.schedules)) schedule.deadLetterQueue = true;
const here = { ...dev, account: "123456789012", stateBucket: "states" };
const notifications = { email: "on-call@example.com" };
const environments = {
  dev: here,
  staging: { ...here, namePrefix: "staging-", notifications },
  prod: { ...here, namePrefix: "prod-", protected: true, notifications },
};
const pairs = [
  ["dev", "staging"],
  ["dev", "prod"],
  ["staging", "prod"],
] as const;

type Name = keyof typeof environments;
type Block = Readonly<Record<string, unknown>>;
interface Stack {
  readonly text: string;
  readonly json: {
    readonly terraform: { readonly backend: { readonly s3: { readonly bucket: string; readonly key: string } } };
    readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  };
}

const stacks = {} as Record<Name, readonly Stack[]>;

beforeAll(() => {
  mkdirSync(path.join(project, "config"));
  symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"));
  for (const [name, settings] of Object.entries(environments) as [Name, object][]) {
    writeFileSync(path.join(project, "config", `${name}.json`), JSON.stringify(settings));
    const { status, stderr } = spawnSync(process.execPath, ["--require", "tsx/cjs", path.join(root, "main.ts")], {
      cwd: project,
      encoding: "utf8",
      env: { ...process.env, DEPLOY_ENV: name, CDKTF_OUTDIR: name },
    });
    if (status !== 0) throw new Error(stderr);
    stacks[name] = ["ecr", "app"].map((stack) => {
      const text = readFileSync(path.join(project, name, "stacks", stack, "cdk.tf.json"), "utf8");
      return { text, json: JSON.parse(text) };
    });
  }
}, 60_000);

/** What AWS knows a resource by, as `type name`. */
const namesOf = (environment: Name): string[] =>
  stacks[environment].flatMap(({ json }) =>
    Object.entries(json.resource).flatMap(([type, resources]) =>
      Object.values(resources).flatMap((block) =>
        [block.name, block.alarm_name, block.family, (block.tags as Block | undefined)?.Name]
          .filter((name) => name !== undefined)
          .map((name) => `${type} ${name}`),
      ),
    ),
  );

/** Whole ARNs; those that hold a reference are of a resource in the same stack. */
const arnsOf = (environment: Name): string[] =>
  stacks[environment].flatMap(({ text }) =>
    (text.replaceAll("${data.aws_partition.current.partition}", "aws").match(/\barn:[^"\\]+/g) ?? []).filter(
      (arn) => !arn.includes("${"),
    ),
  );

const both = (one: readonly string[], other: readonly string[]): string[] =>
  [...new Set(one)].filter((item) => other.includes(item)).sort();

it("reads every kind of thing that has a name", () => {
  expect(namesOf("prod")).toEqual(
    expect.arrayContaining([
      "aws_ecr_repository prod-go-batch",
      "aws_ecs_cluster prod-cluster",
      "aws_ecs_task_definition prod-taskDefinition",
      "aws_cloudwatch_log_group /ecs/prod-taskDefinition",
      "aws_iam_role prod-taskDefinitionTaskRole",
      "aws_sfn_state_machine prod-execStepFunctionsStateMachine",
      "aws_scheduler_schedule prod-execStepFunctionsSchedule",
      "aws_sqs_queue prod-execStepFunctionsScheduleDeadLetterQueue",
      "aws_sns_topic prod-go-batch-notifications",
      "aws_cloudwatch_event_rule prod-execStepFunctionsStateMachineFailed",
      "aws_cloudwatch_metric_alarm prod-execStepFunctionsScheduleDeadLetterQueueNotEmpty",
      "aws_security_group prod-runTaskSecurityGroup",
      "aws_vpc prod-vpc",
    ]),
  );
});

it.each(pairs)("%s and %s give nothing the same name", (one, other) => {
  // Inside its role, which has a name of its own.
  expect(both(namesOf(one), namesOf(other))).toEqual(["aws_iam_role_policy rights"]);
});

it.each(pairs)("%s and %s name the same ARNs only where they are AWS's own or any of the account", (one, other) => {
  expect(both(arnsOf(one), arnsOf(other))).toEqual([
    "arn:aws:ecs:ap-northeast-1:123456789012:*",
    "arn:aws:events:ap-northeast-1:123456789012:rule/StepFunctionsGetEventsForECSTaskRule",
    "arn:aws:events:ap-northeast-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
    "arn:aws:scheduler:ap-northeast-1:123456789012:schedule-group/default",
    "arn:aws:states:::ecs:runTask.sync",
    "arn:aws:states:::states:startExecution.sync:2",
    "arn:aws:states:ap-northeast-1:123456789012:stateMachine:*",
  ]);
});

it("keeps each stack's state under a key of its own, also in one bucket", () => {
  const keys = (Object.keys(environments) as Name[]).flatMap((name) =>
    stacks[name].map(({ json }) => `${json.terraform.backend.s3.bucket}/${json.terraform.backend.s3.key}`),
  );
  expect(keys).toEqual(
    ["dev", "staging", "prod"].flatMap((name) => [`states/${name}/ecr.tfstate`, `states/${name}/app.tfstate`]),
  );
});

it("lets the log groups of a protected environment outlive a destroy, and task definition revisions in each", () => {
  const kept = (name: Name, type: string) =>
    stacks[name].flatMap(({ json }) => Object.values(json.resource[type] ?? {}).map((block) => block.skip_destroy));
  expect(new Set(kept("dev", "aws_cloudwatch_log_group"))).toEqual(new Set([false]));
  expect(new Set(kept("prod", "aws_cloudwatch_log_group"))).toEqual(new Set([true]));
  expect([kept("dev", "aws_ecs_task_definition"), kept("prod", "aws_ecs_task_definition")]).toEqual([[true], [true]]);
});
