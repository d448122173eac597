import { stateMachines } from "../../asl/machines/state-machines";
import type { Environment } from "../../config/schema";
import { appStack, reference } from "./example-app";
import { json, resource, synthesized } from "./synthesized";

const machine = "execEcsRunStateMachine1";
const stackWith = (changes: Partial<Environment>) => synthesized(appStack({ ...reference, ...changes }));
const machineWith = (changes: Partial<Environment>) => resource(stackWith(changes), "aws_sfn_state_machine", machine);
const actionsWith = (changes: Partial<Environment>): readonly string[] => {
  const policy = resource(stackWith(changes), "aws_iam_role_policy", `${machine}StatesRolePolicy`);
  return (json(policy, "policy") as { Statement: { Action: string[] }[] }).Statement.flatMap(({ Action }) => Action);
};

it("logs every event of an execution, without inputs and outputs, and traces nothing", () => {
  expect(machineWith({})).toMatchObject({
    logging_configuration: {
      level: "ALL",
      include_execution_data: false,
      log_destination: `\${aws_cloudwatch_log_group.${machine}Executions.arn}:*`,
    },
    tracing_configuration: { enabled: false },
  });
  expect(actionsWith({})).toContain("logs:CreateLogDelivery");
  expect(actionsWith({}).filter((action) => action.startsWith("xray:"))).toEqual([]);
});

it("has a log group for each machine, kept as long as the environment says", () => {
  for (const isProtected of [true, false])
    for (const { name } of stateMachines)
      expect(
        resource(
          stackWith({ namePrefix: "prod-", logRetentionDays: 365, protected: isProtected }),
          "aws_cloudwatch_log_group",
          `${name}Executions`,
        ),
      ).toEqual({
        name: `/aws/vendedlogs/states/prod-${name}`,
        retention_in_days: 365,
        skip_destroy: isProtected,
      });
});

it("logs data, or only failures, where the environment says so", () => {
  const changes = { executionLogging: { level: "ERROR", includeExecutionData: true } } as const;
  expect(machineWith(changes)).toMatchObject({
    logging_configuration: { level: "ERROR", include_execution_data: true },
  });
});

it("has neither log group nor rights to log where logging is off, and turns it off where it was on", () => {
  const changes = { executionLogging: { level: "OFF", includeExecutionData: false } } as const;
  expect(machineWith(changes)).toMatchObject({ logging_configuration: { level: "OFF" } });
  expect(Object.keys(stackWith(changes).resource.aws_cloudwatch_log_group ?? {})).toEqual(["taskDefinitionLogs"]);
  expect(actionsWith(changes).filter((action) => action.startsWith("logs:"))).toEqual([]);
});

it("sends traces, and may, where the environment says so", () => {
  expect(machineWith({ tracing: true })).toMatchObject({ tracing_configuration: { enabled: true } });
  expect(actionsWith({ tracing: true })).toContain("xray:PutTraceSegments");
});
