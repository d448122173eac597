/**
 * What each part of a stack needs, by a table that was written from AWS's pages (needs.ts), is compared with what the policies in the
 * JSON give, both ways. Neither side knows how the stacks come to their rights.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Synthesized, synthesized } from "../synthesized";
import { account, arn } from "./arns";
import { findingsIn } from "./compare";
import { grantedIn, policiesIn } from "./granted";
import { neededIn } from "./needed";
import { matches } from "./permission";
import { type System, systems } from "./systems";

const stacks = Object.entries(systems).map(([title, make]): [string, Synthesized] => [title, synthesized(make())]);
const system = (title: System): Synthesized => synthesized(systems[title]());
const statementsIn = (stack: Synthesized) => policiesIn(stack).flatMap(({ statements }) => statements);

describe.each(stacks)("%s", (_title, stack) => {
  it("gives what is needed, and neither more nor wider", () => {
    expect(statementsIn(stack).length).toBeGreaterThan(0);
    expect(findingsIn(stack)).toEqual([]);
  });

  it("gives no role a right to change rights, and passes roles to a service that is named", () => {
    const iam = grantedIn(stack).filter(({ action }) => /^iam:|^\*/i.test(action));
    expect(iam.filter(({ action }) => action !== "iam:PassRole")).toEqual([]);
    for (const { conditions, resource } of iam) {
      expect(resource).not.toContain("*");
      expect(conditions).toEqual([
        { operator: "StringEquals", key: "iam:PassedToService", value: "ecs-tasks.amazonaws.com" },
      ]);
    }
  });

  it("lets a service take a role on for this account alone", () => {
    const trusts = grantedIn(stack).filter(({ holder }) => holder.startsWith("trust of "));
    expect(trusts).toHaveLength(Object.keys(stack.resource.aws_iam_role ?? {}).length);
    for (const { principal, conditions } of trusts) {
      expect(principal).toMatch(/^Service:[a-z-]+\.amazonaws\.com$/);
      expect(conditions).toContainEqual({ operator: "StringEquals", key: "aws:SourceAccount", value: account });
      expect(conditions.map(({ key }) => key)).toContain("aws:SourceArn");
    }
  });

  it("finds a page of AWS for each of its statements", () => {
    for (const { page } of neededIn(stack)) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
  });
});

it("docs/rights.md has every action and every page", () => {
  const text = readFileSync(path.join(__dirname, "..", "..", "..", "docs", "rights.md"), "utf8");
  // What programs need is their authors' to say.
  const needed = stacks.flatMap(([, stack]) => neededIn(stack)).filter(({ by }) => !by.startsWith("program of "));
  const words = needed.flatMap(({ permission, page }) => [`\`${permission.action}\``, page]);
  expect([...new Set(words)].filter((word) => !text.includes(word))).toEqual([]);
});

describe("names with a common beginning do not reach each other", () => {
  const granted = grantedIn(system("names with a common beginning"));
  /** Whose role may do something to something, whatever the condition says. */
  const whoMay = (action: string, resource: string): string[] =>
    granted
      .filter((grant) => !/^(trust|policy) of /.test(grant.holder))
      .filter((grant) => matches(grant.action, action) && matches(grant.resource, resource))
      .map(({ holder }) => holder.replace(/.*:role\//, ""));

  it.each([
    ["ecs:RunTask", arn("ecs", "task-definition/job:7"), ["jobStatesRole"]],
    ["ecs:RunTask", arn("ecs", "task-definition/job-2:7"), ["job-2StatesRole"]],
    ["iam:PassRole", `arn:aws:iam::${account}:role/jobTaskRole`, ["jobStatesRole"]],
    ["iam:PassRole", `arn:aws:iam::${account}:role/job-2TaskRole`, ["job-2StatesRole"]],
    ["states:StartExecution", arn("states", "stateMachine:job"), ["nightStatesRole"]],
    ["states:StartExecution", arn("states", "stateMachine:job-2"), ["night-2StatesRole"]],
    ["states:StopExecution", arn("states", "execution:job:from-monday"), ["nightStatesRole"]],
    ["states:StopExecution", arn("states", "execution:job-2:from-monday"), ["night-2StatesRole"]],
    ["states:DescribeExecution", arn("states", "execution:job-2:from-monday"), ["night-2StatesRole"]],
    ["states:StartExecution", arn("states", "stateMachine:night"), ["nightlySchedulerRole"]],
    ["states:StartExecution", arn("states", "stateMachine:night-2"), ["nightly-2SchedulerRole"]],
    ["logs:PutLogEvents", arn("logs", "log-group:/ecs/job:log-stream:x"), ["jobExecutionRole"]],
    ["logs:PutLogEvents", arn("logs", "log-group:/ecs/job-2:log-stream:x"), ["job-2ExecutionRole"]],
    // Still wide, as docs/rights.md says: a task's ARN names its cluster, and not what it runs.
    ["ecs:StopTask", arn("ecs", "task/cluster/of-job"), ["job-2StatesRole", "jobStatesRole"]],
    ["ecs:DescribeTasks", arn("ecs", "task/cluster/of-job"), ["job-2StatesRole", "jobStatesRole"]],
    ["ecs:StopTask", arn("ecs", "task/cluster-2/of-another"), []],
  ])("%s on %s: %j alone", (action, resource, roles) => {
    expect(whoMay(action, resource)).toEqual(roles);
  });
});

describe("what a state needs is found wherever the state stands", () => {
  const stack = system("the reference");
  const starts = {
    Type: "Task",
    Resource: "arn:aws:states:::states:startExecution.sync:2",
    Parameters: { StateMachineArn: arn("states", "stateMachine:other") },
    End: true,
  };
  const inner = { StartAt: "deep", States: { deep: starts } };
  const withStates = (States: object): Synthesized => {
    const machine = { ...stack.resource.aws_sfn_state_machine?.execEcsRunStateMachine1 };
    return {
      ...stack,
      resource: {
        ...stack.resource,
        aws_sfn_state_machine: {
          ...stack.resource.aws_sfn_state_machine,
          execEcsRunStateMachine1: { ...machine, definition: JSON.stringify({ StartAt: "s", States }) },
        },
      },
    };
  };

  it.each([
    ["in the machine itself", { s: starts }],
    ["in a branch of a Parallel state", { s: { Type: "Parallel", Branches: [inner], End: true } }],
    ["in the processor of a Map state", { s: { Type: "Map", ItemProcessor: inner, End: true } }],
    ["in the iterator of an older Map state", { s: { Type: "Map", Iterator: inner, End: true } }],
  ])("%s", (_title, states) => {
    expect(findingsIn(withStates(states))).toContainEqual({
      kind: "missing",
      permission: `arn:aws:iam::${account}:role/execEcsRunStateMachine1StatesRole Allow states:StartExecution on ${arn("states", "stateMachine:other")}`,
    });
  });

  it("refuses an integration that has no row in the table", () => {
    const invokes = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
    expect(() => findingsIn(withStates({ s: invokes }))).toThrow(
      "the table of needs has no row for arn:aws:states:::lambda:invoke; add one from AWS's page",
    );
  });
});
