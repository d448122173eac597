import path from "node:path";
import { Testing } from "cdktf";
import type { Environment } from "../../config/schema";
import { appStack, reference } from "./example-app";
import { itWithProvider, validate } from "./terraform-validate";

const own = (wayOut: "nat" | "endpoints" | "public-ip"): Environment["network"] => ({
  cidr: "10.0.0.0/16",
  availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"],
  wayOut,
});
const existing = { vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0123456789abcdef0"], assignPublicIp: true };

const { account: _, ...withoutAccount } = reference;
const everything: Environment = {
  ...reference,
  namePrefix: "staging-",
  tags: { team: "data" },
  stateBucket: "states",
  notifications: { email: "on-call@example.com" },
  schedules: {
    execStepFunctionsSchedule: {
      expression: "rate(1 hour)",
      timeZone: "UTC",
      state: "ENABLED",
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 2 },
      deadLetterQueue: true,
    },
  },
};

describe("Terraform and the AWS provider take the stack as it is", () => {
  const environments: readonly (readonly [string, Environment])[] = [
    ["with a NAT gateway", { ...reference, network: own("nat") }],
    ["with VPC endpoints", { ...reference, network: own("endpoints") }],
    ["with public addresses", { ...reference, network: own("public-ip") }],
    ["in an existing VPC", { ...reference, network: existing }],
    ["where no account is configured", withoutAccount],
    ["with everything that can be configured", everything],
  ];
  for (const [title, environment] of environments)
    itWithProvider(title, () => {
      expect(validate(path.join(Testing.fullSynth(appStack(environment)), "stacks", "app"))).toEqual([]);
    });
});
