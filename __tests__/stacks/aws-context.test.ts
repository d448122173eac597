import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { awsContext } from "../../stacks/aws-context";
import { terraformSettings } from "../../stacks/terraform-settings";
import { exampleEnvironment } from "./example-environment";

const stackThat = (uses: (stack: TerraformStack) => void) => {
  const stack = new TerraformStack(Testing.app(), "app");
  terraformSettings(stack, exampleEnvironment);
  uses(stack);
  const { data, output } = JSON.parse(Testing.synth(stack, true));
  return { data, value: output?.place.value };
};

describe("where a stack is deployed", () => {
  it("is asked of AWS where the configuration names no account", () => {
    const { data, value } = stackThat((stack) => {
      const { accountId, partition, region, dnsSuffix } = awsContext(stack, { region: "ap-northeast-1" });
      new TerraformOutput(stack, "place", { value: [partition, region, accountId, dnsSuffix] });
    });
    expect(value).toEqual([
      "${data.aws_partition.current.partition}",
      "ap-northeast-1",
      "${data.aws_caller_identity.current.account_id}",
      "${data.aws_partition.current.dns_suffix}",
    ]);
    expect(data).toEqual({ aws_partition: { current: {} }, aws_caller_identity: { current: {} } });
  });

  it("is the configured account, where one is, and AWS is not asked for it", () => {
    const { data, value } = stackThat((stack) => {
      const { accountId } = awsContext(stack, { region: "ap-northeast-1", account: "123456789012" });
      new TerraformOutput(stack, "place", { value: accountId });
    });
    expect(value).toBe("123456789012");
    expect(data).toEqual({ aws_partition: { current: {} } });
  });
});
