/** What `prod` has beyond `dev`: every option of docs/hardening.md, and what there is by it. */
import assert from "node:assert/strict";
import type { Clients } from "../account/clients";
import * as look from "../account/look";
import type { Step } from "../log";
import { exceptions } from "../scan/judge";
import { scan } from "../scan/scan";
import type { Stage } from "./stage";

const secret = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:prod/api-Ab12Cd";

/** In a VPC of its own, whose tasks reach AWS by endpoints, those of the secrets' services too. */
export const everyOption = {
  customerManagedKeys: true,
  flowLogs: true,
  tracing: true,
  logRetentionDays: 365,
  executionLogging: { level: "ALL", includeExecutionData: true },
  network: { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"], wayOut: "endpoints" },
  containerTasks: {
    taskDefinition: {
      environment: { LOG_LEVEL: "debug" },
      secrets: { DB_PASSWORD: "/prod/db-password", API_KEY: `${secret}:key::` },
    },
  },
} as const;

/** The log groups, which outlive a destroy. */
export const logGroups = [
  "/aws/vendedlogs/states/prod-execEcsRunStateMachine1",
  "/aws/vendedlogs/states/prod-execEcsRunStateMachine2",
  "/aws/vendedlogs/states/prod-execStepFunctionsStateMachine",
  "/ecs/prod-taskDefinition",
  "/vpc-flow-logs/prod-vpc",
];

export const withEveryOption = (stage: Stage): readonly Step[] => {
  const { aws } = stage;
  return [
    {
      says: "keys of its own encrypt log groups and images; logs are kept for a year",
      does: async () => {
        const groups = (await look.logGroups(aws)).filter(({ name }) => name?.includes("prod-"));
        const keys = new Set(groups.map(({ key }) => key));
        assert.equal(keys.size, 1);
        assert.match(String([...keys][0]), /^arn:aws:kms:ap-northeast-1:123456789012:key\//);
        assert.deepEqual(
          groups.map(({ name, days }) => ({ name, days })),
          logGroups.map((name) => ({ name, days: 365 })),
        );
        const images = await look.repositoryEncryption(aws, "prod-go-batch");
        assert.equal(images?.encryptionType, "KMS");
        assert.match(String(images?.kmsKey), /^arn:aws:kms:ap-northeast-1:123456789012:key\//);
        assert.ok(!keys.has(images?.kmsKey));
      },
    },
    {
      says: "executions are logged with their data and traced; connections of the VPC are logged",
      does: async () => {
        for (const name of ["execEcsRunStateMachine1", "execEcsRunStateMachine2", "execStepFunctionsStateMachine"]) {
          const { logging, tracing } = await look.machine(aws, `prod-${name}`);
          const groups = [`${logGroupArn(`/aws/vendedlogs/states/prod-${name}`)}:*`];
          assert.deepEqual({ logging, tracing }, { logging: { level: "ALL", data: true, groups }, tracing: true });
        }
        assert.deepEqual(await look.flowLogs(aws), [
          { of: "prod-vpc", traffic: "ALL", to: logGroupArn("/vpc-flow-logs/prod-vpc") },
        ]);
      },
    },
    {
      says: "the container is given variables as text and secrets by reference, which its execution role alone may read",
      does: () => givenByReference(aws),
    },
    {
      says: "a scan of the plan finds nothing but the exceptions that no option is about",
      does: async (note) =>
        note(
          await scan(
            stage,
            "every option on",
            exceptions.filter(({ option }) => option === undefined),
          ),
        ),
    },
  ];
};

const logGroupArn = (name: string): string => `arn:aws:logs:ap-northeast-1:123456789012:log-group:${name}`;

const givenByReference = async (aws: Clients): Promise<void> => {
  const { containers: [container] = [] } = await look.taskDefinition(aws, "prod-taskDefinition");
  const parameter = "arn:aws:ssm:ap-northeast-1:123456789012:parameter/prod/db-password";
  assert.deepEqual(container?.environment, [
    { name: "ENV", value: "Original env value." },
    { name: "LOG_LEVEL", value: "debug" },
  ]);
  assert.deepEqual(container?.secrets, [
    { name: "DB_PASSWORD", valueFrom: parameter },
    { name: "API_KEY", valueFrom: `${secret}:key::` },
  ]);
  const { rights } = await look.role(aws, "prod-taskDefinitionExecutionRole");
  assert.deepEqual(rights.slice(-2), [
    { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [secret] },
    { Effect: "Allow", Action: ["ssm:GetParameters"], Resource: [parameter] },
  ]);
};
