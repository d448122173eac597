/** The console's host, by partition; `<region>.` goes before it. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const consoles: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
  "aws-eusc": "console.amazonaws-eusc.eu",
};

/** The page of an execution in the console of Step Functions; nothing in a partition whose console is not public. */
export const consoleLink = (executionArn: string): string | undefined => {
  const [, partition = "", , region = ""] = executionArn.split(":");
  const host = consoles[partition];
  if (host === undefined) return undefined;
  return `https://${region}.${host}/states/home?region=${region}#/v2/executions/details/${executionArn}`;
};
