import type { Environment } from "../../config/schema";

/** A configuration with nothing optional in it; a test spreads what it is about over it. */
export const exampleEnvironment: Environment = {
  name: "dev",
  region: "ap-northeast-1",
  namePrefix: "",
  protected: false,
  tags: {},
  repository: "batch",
  logRetentionDays: 30,
  executionLogging: { level: "ALL", includeExecutionData: false },
  tracing: false,
  customerManagedKeys: false,
  flowLogs: false,
  network: { cidr: "10.0.0.0/16", availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"], wayOut: "nat" },
  containerTasks: {},
  schedules: {},
};
