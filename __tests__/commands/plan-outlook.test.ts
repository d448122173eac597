import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { offlineAws } from "../../commands/plan/offline-aws";
import { offline } from "../../commands/plan/outlook";
import { exampleEnvironment } from "../stacks/example-environment";

describe("a plan without credentials", () => {
  it("says why AWS was not asked, and what stands for the account", () => {
    expect(offline(exampleEnvironment, "no AWS credentials were found")).toEqual({
      state: false,
      aws: { account: "000000000000" },
      notes: [
        "AWS was not asked: no AWS credentials were found",
        "everything shows as new",
        "the account is not known (config/dev.json): 000000000000 stands for it",
      ],
    });
  });

  it("says that what is deployed shows as new when there is a state that it cannot read", () => {
    const bootstrapped = { ...exampleEnvironment, account: "123456789012", stateBucket: "states" };
    expect(offline(bootstrapped, "the AWS credentials have expired")).toEqual({
      state: false,
      aws: { account: "123456789012" },
      notes: [
        "AWS was not asked: the AWS credentials have expired",
        "the state was not read: everything shows as new, though some of it may be deployed",
      ],
    });
  });
});

describe("what answers in AWS's place", () => {
  const asked = async (request: (endpoint: string) => Promise<unknown>): Promise<unknown> => {
    const { env, close } = await offlineAws("123456789012");
    try {
      return await request(String(env.AWS_ENDPOINT_URL));
    } finally {
      close();
    }
  };
  const post = (target: string) => async (endpoint: string) => {
    const response = await fetch(endpoint, { method: "POST", headers: { "x-amz-target": target }, body: "{}" });
    return [response.status, await response.json()];
  };

  it("says whose account it is", async () => {
    const { Account } = (await asked((endpoint) => {
      const credentials = { accessKeyId: "offline", secretAccessKey: "offline" };
      return new STSClient({ region: "ap-northeast-1", endpoint, credentials }).send(new GetCallerIdentityCommand({}));
    })) as { Account?: string };
    expect(Account).toBe("123456789012");
  });

  it("calls a definition valid, which synth has checked", async () => {
    expect(await asked(post("AWSStepFunctions.ValidateStateMachineDefinition"))).toEqual([
      200,
      { result: "OK", diagnostics: [] },
    ]);
  });

  it("refuses everything else, and says why, in the protocol of the service", async () => {
    const lookUp = async (endpoint: string) =>
      (await fetch(endpoint, { method: "POST", body: new URLSearchParams({ Action: "DescribeVpcs" }) })).text();
    expect(await asked(lookUp)).toContain(
      "<Message>this plan has no credentials and looks up nothing in AWS</Message>",
    );
    expect(await asked(post("AmazonEC2ContainerRegistry_V20150921.DescribeRepositories"))).toEqual([
      400,
      { __type: "Offline", message: "this plan has no credentials and looks up nothing in AWS" },
    ]);
  });
});
