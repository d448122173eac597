/** Every role's statements in full, read from the JSON. */
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";

const stack = synthesized(appStack());
const PARTITION = "${data.aws_partition.current.partition}";
const arn = (service: string, rest: string) => `arn:${PARTITION}:${service}:ap-northeast-1:123456789012:${rest}`;

const statementsOf = (role: string, from = stack) =>
  (json(resource(from, "aws_iam_role_policy", `${role}Policy`), "policy") as { Statement: unknown }).Statement;
const trustOf = (role: string) =>
  (json(resource(stack, "aws_iam_role", role), "assume_role_policy") as { Statement: unknown }).Statement;

const allow = (Action: string[], Resource: string[], Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const trust = (Service: string, Condition: object) => [
  { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition },
];
const managedRule = (name: string) =>
  allow(["events:PutTargets", "events:PutRule", "events:DescribeRule"], [arn("events", `rule/${name}`)]);

it("there are these roles and no others", () => {
  expect(Object.keys(stack.resource.aws_iam_role ?? {}).sort()).toEqual([
    "execEcsRunStateMachine1StatesRole",
    "execEcsRunStateMachine2StatesRole",
    "execStepFunctionsScheduleSchedulerRole",
    "execStepFunctionsStateMachineStatesRole",
    "taskDefinitionExecutionRole",
    "taskDefinitionTaskRole",
  ]);
});

it.each(["execEcsRunStateMachine1StatesRole", "execEcsRunStateMachine2StatesRole"])(
  "%s may run the container task in the cluster, stop it, and hand it its two roles",
  (role) => {
    expect(statementsOf(role)).toEqual([
      allow(["ecs:RunTask"], [arn("ecs", "task-definition/taskDefinition:*")], {
        ArnEquals: { "ecs:cluster": "${aws_ecs_cluster.cluster.arn}" },
      }),
      allow(["ecs:StopTask", "ecs:DescribeTasks"], [arn("ecs", "task/${aws_ecs_cluster.cluster.name}/*")]),
      allow(
        ["iam:PassRole"],
        ["${aws_iam_role.taskDefinitionTaskRole.arn}", "${aws_iam_role.taskDefinitionExecutionRole.arn}"],
        { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      ),
      managedRule("StepFunctionsGetEventsForECSTaskRule"),
    ]);
  },
);

it("execStepFunctionsStateMachineStatesRole may start the two children, and watch and stop their executions", () => {
  const starts = (child: string) => [
    allow(["states:StartExecution"], [`\${aws_sfn_state_machine.${child}.arn}`]),
    allow(["states:DescribeExecution", "states:StopExecution"], [arn("states", `execution:${child}:*`)]),
  ];
  expect(statementsOf("execStepFunctionsStateMachineStatesRole")).toEqual([
    ...starts("execEcsRunStateMachine1"),
    managedRule("StepFunctionsGetEventsForStepFunctionsExecutionRule"),
    ...starts("execEcsRunStateMachine2"),
  ]);
});

it("execStepFunctionsScheduleSchedulerRole may start the parent and nothing else", () => {
  expect(statementsOf("execStepFunctionsScheduleSchedulerRole")).toEqual([
    allow(["states:StartExecution"], ["${aws_sfn_state_machine.execStepFunctionsStateMachine.arn}"]),
  ]);
});

it("taskDefinitionExecutionRole may pull from the one repository and write to the one log group", () => {
  expect(statementsOf("taskDefinitionExecutionRole")).toEqual([
    allow(["ecr:GetAuthorizationToken"], ["*"]),
    allow(
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      [arn("ecr", "repository/go-batch")],
    ),
    allow(
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      [arn("logs", "log-group:${aws_cloudwatch_log_group.taskDefinitionLogs.name}:log-stream:*")],
    ),
  ]);
});

it("taskDefinitionTaskRole may do nothing until a batch needs it", () => {
  expect(stack.resource.aws_iam_role_policy).not.toHaveProperty("taskDefinitionTaskRolePolicy");
});

describe("each role is for one service, in this account", () => {
  const account = { "aws:SourceAccount": "123456789012" };

  it.each([
    "execEcsRunStateMachine1StatesRole",
    "execEcsRunStateMachine2StatesRole",
    "execStepFunctionsStateMachineStatesRole",
  ])("%s for Step Functions", (role) => {
    expect(trustOf(role)).toEqual(
      trust("states.amazonaws.com", {
        StringEquals: account,
        ArnLike: { "aws:SourceArn": arn("states", "stateMachine:*") },
      }),
    );
  });

  it("execStepFunctionsScheduleSchedulerRole for EventBridge Scheduler, on behalf of the schedule's group", () => {
    expect(trustOf("execStepFunctionsScheduleSchedulerRole")).toEqual(
      trust("scheduler.amazonaws.com", {
        StringEquals: { ...account, "aws:SourceArn": arn("scheduler", "schedule-group/default") },
      }),
    );
  });

  it.each(["taskDefinitionTaskRole", "taskDefinitionExecutionRole"])("%s for ECS tasks", (role) => {
    expect(trustOf(role)).toEqual(
      trust("ecs-tasks.amazonaws.com", { StringEquals: account, ArnLike: { "aws:SourceArn": arn("ecs", "*") } }),
    );
  });
});

it("names the caller's account where the configuration names none", () => {
  const { account: _, ...withoutAccount } = reference;
  expect(
    JSON.stringify(statementsOf("execEcsRunStateMachine1StatesRole", synthesized(appStack(withoutAccount)))),
  ).toContain("ecs:ap-northeast-1:${data.aws_caller_identity.current.account_id}:task-definition");
  expect(stack.data).not.toHaveProperty("aws_caller_identity");
});

it("refuses a role whose name is longer than IAM takes", () => {
  const namePrefix = `${"p".repeat(40)}-`;
  expect(() => appStack({ ...reference, namePrefix })).toThrow(
    `role "${namePrefix}taskDefinitionExecutionRole": its name has 68 characters, IAM takes 64; shorten the name of what it belongs to`,
  );
});
