import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../config/schema";
import { fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

it("loads the smallest file complete with defaults, and sets nothing that it does not say", () => {
  const text = `{
    "region": "ap-northeast-1",
    "repository": "go-batch",
    "network": { "availabilityZones": ["ap-northeast-1a", "ap-northeast-1c"] },
    "schedules": { "nightly": { "expression": "cron(0 10 * * ? *)", "timeZone": "Asia/Tokyo", "state": "DISABLED" } }
  }`;
  expect(loading(text)).toStrictEqual({
    name: "dev",
    region: "ap-northeast-1",
    namePrefix: "",
    protected: false,
    tags: {},
    repository: "go-batch",
    logRetentionDays: 30,
    executionLogging: { level: "ALL", includeExecutionData: false },
    tracing: false,
    customerManagedKeys: false,
    flowLogs: false,
    network: {
      cidr: "10.0.0.0/16",
      availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"],
      wayOut: "nat",
    },
    containerTasks: {},
    schedules: { nightly: { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "DISABLED" } },
  });
});

it("loads a file that says everything, with comments", () => {
  const text = `// The environment that users see.
{
  "$schema": "./environment.schema.json",
  "region": "eu-west-1",
  "account": "123456789012",
  "namePrefix": "prod-",
  "protected": true,
  "tags": { "team": "data", "cost center": "7/2", "名前": "" },
  "stateBucket": "data.terraform-state",
  "repository": "jobs/go-batch",
  "logRetentionDays": 365,
  "network": { "vpcId": "vpc-0123456789abcdef0", "subnetIds": ["subnet-01234567"], "assignPublicIp": true },
  "notifications": { "email": "on-call@example.com" },
  "containerTasks": { "extract": { "cpu": 1024, "memory": 8192 } },
  "schedules": {
    "nightly": {
      "expression": "rate(12 hours)", /* twice a day */
      "timeZone": "UTC",
      "state": "ENABLED",
      "retryPolicy": { "maximumEventAgeInSeconds": 3600, "maximumRetryAttempts": 0 },
      "deadLetterQueue": "arn:aws:sqs:eu-west-1:123456789012:undelivered"
    }
  }
}`;
  expect(loading(text)).toStrictEqual({
    name: "dev",
    region: "eu-west-1",
    account: "123456789012",
    namePrefix: "prod-",
    protected: true,
    tags: { team: "data", "cost center": "7/2", 名前: "" },
    stateBucket: "data.terraform-state",
    repository: "jobs/go-batch",
    logRetentionDays: 365,
    executionLogging: { level: "ALL", includeExecutionData: false },
    tracing: false,
    customerManagedKeys: false,
    flowLogs: false,
    network: { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-01234567"], assignPublicIp: true },
    notifications: { email: "on-call@example.com" },
    containerTasks: { extract: { cpu: 1024, memory: 8192 } },
    schedules: {
      nightly: {
        expression: "rate(12 hours)",
        timeZone: "UTC",
        state: "ENABLED",
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 0 },
        deadLetterQueue: "arn:aws:sqs:eu-west-1:123456789012:undelivered",
      },
    },
  });
});

describe("a line of the file and what it means", () => {
  const day = '"expression": "rate(1 day)", "timeZone": "UTC", "state": "DISABLED"';
  it.each<readonly [line: string, means: object]>([
    ['"namePrefix": "abcdefghij-abcdefgh-"', { namePrefix: "abcdefghij-abcdefgh-" }],
    ['"namePrefix": ""', { namePrefix: "" }],
    [
      '"network": { "availabilityZones": ["ap-northeast-1a", "ap-northeast-1d"], "cidr": "192.168.7.64/26", "wayOut": "public-ip" }',
      {
        network: {
          cidr: "192.168.7.64/26",
          availabilityZones: ["ap-northeast-1a", "ap-northeast-1d"],
          wayOut: "public-ip",
        },
      },
    ],
    [
      '"network": { "vpcId": "vpc-01234567", "subnetIds": ["subnet-01234567"] }',
      { network: { vpcId: "vpc-01234567", subnetIds: ["subnet-01234567"], assignPublicIp: false } },
    ],
    ['"containerTasks": { "extract": { "memory": 4096 } }', { containerTasks: { extract: { memory: 4096 } } }],
    ['"containerTasks": { "extract": { "cpu": 256 } }', { containerTasks: { extract: { cpu: 256 } } }],
    ['"containerTasks": { "extract": {} }', { containerTasks: { extract: {} } }],
    [
      `"schedules": { "nightly": { ${day}, "deadLetterQueue": true } }`,
      { schedules: { nightly: { deadLetterQueue: true } } },
    ],
    [`"schedules": { "nightly": { ${day}, "retryPolicy": {} } }`, { schedules: { nightly: { retryPolicy: {} } } }],
    [
      `"schedules": { "nightly": { ${day.replace("UTC", "Asia/Kolkata")} } }`,
      { schedules: { nightly: { timeZone: "Asia/Kolkata" } } },
    ],
  ])("%s", (line, means) => {
    expect(loading(fileWith(line))).toMatchObject(means);
  });
});

it.each(["us-east-1", "us-gov-west-1", "cn-north-1", "ap-southeast-7", "eusc-de-east-1"])(
  "takes the region %s",
  (region) => {
    expect(loading(fileWith('"account": "123456789012"').replaceAll("ap-northeast-1", region)).region).toBe(region);
  },
);

it("loads dev as it stands in the repository, with the reference's names and no account", () => {
  const text = readFileSync(join(__dirname, "../../config/dev.json"));
  const declared = {
    schedules: ["execStepFunctionsSchedule"],
    containerTasks: { taskDefinition: { cpu: 512, memory: 1024 } },
  };
  expect(loading(text, declared)).toStrictEqual({
    name: "dev",
    region: "ap-northeast-1",
    namePrefix: "",
    protected: false,
    tags: {},
    repository: "go-batch",
    logRetentionDays: 30,
    executionLogging: { level: "ALL", includeExecutionData: false },
    tracing: false,
    customerManagedKeys: false,
    flowLogs: false,
    network: { cidr: "10.0.0.0/16", availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"], wayOut: "nat" },
    containerTasks: {},
    schedules: {
      execStepFunctionsSchedule: { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "DISABLED" },
    },
  });
});

it("is typed as what the stacks may rely on", () => {
  interface Relied {
    readonly name: string;
    readonly region: string;
    readonly account?: string;
    readonly namePrefix: string;
    readonly protected: boolean;
    readonly tags: Readonly<Record<string, string>>;
    readonly stateBucket?: string;
    readonly repository: string;
    readonly logRetentionDays: number;
    readonly executionLogging: {
      readonly level: "ALL" | "ERROR" | "FATAL" | "OFF";
      readonly includeExecutionData: boolean;
    };
    readonly tracing: boolean;
    readonly customerManagedKeys: boolean;
    readonly flowLogs: boolean;
    readonly network:
      | {
          readonly cidr: string;
          readonly availabilityZones: readonly [string, string];
          readonly wayOut: "nat" | "endpoints" | "public-ip";
        }
      | { readonly vpcId: string; readonly subnetIds: readonly string[]; readonly assignPublicIp: boolean };
    readonly containerTasks: Readonly<
      Record<
        string,
        {
          readonly cpu?: number;
          readonly memory?: number;
          readonly environment?: Readonly<Record<string, string>>;
          readonly secrets?: Readonly<Record<string, string>>;
        }
      >
    >;
    readonly schedules: Readonly<
      Record<
        string,
        {
          readonly expression: string;
          readonly timeZone: string;
          readonly state: "ENABLED" | "DISABLED";
          readonly retryPolicy?: { readonly maximumEventAgeInSeconds?: number; readonly maximumRetryAttempts?: number };
          readonly deadLetterQueue?: true | string;
        }
      >
    >;
  }
  const environment: Relied = loading(fileWith('"logRetentionDays": 1'));
  const back: Environment = environment;
  expect(back.logRetentionDays).toBe(1);
});
