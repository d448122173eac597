import { consolePage } from "../../stacks/console";

/** The page of an execution in the console of Step Functions; nothing in a partition whose console is not public. */
export const consoleLink = (executionArn: string): string | undefined => {
  const [, , , region = ""] = executionArn.split(":");
  return consolePage(region, `states/home?region=${region}#/v2/executions/details/${executionArn}`);
};
