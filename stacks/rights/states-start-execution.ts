/** What `states:startExecution.sync:2` needs. https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
import type { AwsContext } from "../aws-context";
import type { DeployedMachine } from "../deployed";
import { managedRule } from "./managed-rule";
import type { Statement } from "./statement";

/** @param neededBy the state, in words */
export const statesStartExecution = (
  child: DeployedMachine,
  { partition, region, accountId }: AwsContext,
  neededBy: string,
): readonly Statement[] => [
  { actions: ["states:StartExecution"], resources: [child.arn], neededBy },
  {
    actions: ["states:DescribeExecution", "states:StopExecution"],
    // With the colon: `execution:child*` would also be the executions of `child-2`.
    resources: [`arn:${partition}:states:${region}:${accountId}:execution:${child.name}:*`],
    neededBy,
  },
  managedRule("StepFunctionsGetEventsForStepFunctionsExecutionRule", { partition, region, accountId }, neededBy),
];
