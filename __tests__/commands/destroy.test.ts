import { Testing } from "cdktf";
import { confirmDestroy } from "../../commands/destroy/confirm";
import { whatStays } from "../../commands/destroy/what-stays";
import { EcrStack } from "../../stacks/ecr-stack";
import { appStack, reference } from "../stacks/example-app";
import { synthesized } from "../stacks/synthesized";

describe("a protected environment", () => {
  const prod = { name: "prod", protected: true };
  const answering = (answer: string) => async () => answer;

  it("is destroyed by who confirms its name, as an option or typed", async () => {
    await confirmDestroy(prod, "prod", undefined);
    await confirmDestroy(prod, undefined, answering(" prod\n"));
  });

  it("is asked about by its name", async () => {
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return "prod";
    };
    await confirmDestroy(prod, undefined, ask);
    expect(asked).toEqual(["prod is protected. To destroy it, type its name: "]);
  });

  it.each(["dev", "Prod", ""])("is not destroyed by %j", async (answer) => {
    const sentence = `nothing is destroyed: ${JSON.stringify(answer)} is not prod`;
    await expect(confirmDestroy(prod, undefined, answering(answer))).rejects.toThrow(sentence);
    await expect(confirmDestroy(prod, answer, answering("prod"))).rejects.toThrow(sentence);
  });

  it("is not destroyed where nobody can be asked and nothing is confirmed", async () => {
    await expect(confirmDestroy(prod, undefined, undefined)).rejects.toThrow(
      "prod is protected (config/prod.json): to destroy it, add --confirm prod",
    );
  });

  it("is the only one that is asked about", async () => {
    await confirmDestroy({ name: "dev", protected: false }, undefined, undefined);
  });
});

describe("what stays", () => {
  const of = (environment: typeof reference) =>
    whatStays(environment, {
      app: synthesized(appStack(environment)),
      ecr: synthesized(new EcrStack(Testing.app(), "ecr", environment)),
    });
  const bootstrapped = { ...reference, stateBucket: "states" };

  it("is listed by name: revisions, images, state", () => {
    expect(of(bootstrapped).map(({ what }) => what)).toEqual([
      "revisions of the task definition taskDefinition",
      "ECR repository go-batch with its images",
      "S3 bucket states with the Terraform state",
    ]);
  });

  it("is the log groups too when the environment is protected", () => {
    const stays = of({ ...bootstrapped, namePrefix: "prod-", protected: true });
    expect(stays.filter(({ what }) => what.startsWith("log group"))).toHaveLength(4);
    expect(stays).toContainEqual({
      what: "log group /ecs/prod-taskDefinition",
      why: "the environment is protected",
      remove: "aws logs delete-log-group --region ap-northeast-1 --log-group-name /ecs/prod-taskDefinition",
    });
  });

  it("is told what becomes of log groups that are encrypted with a key of the environment's own", () => {
    const [logs] = of({ ...bootstrapped, protected: true, customerManagedKeys: true });
    expect(logs?.why).toMatch(/^the environment is protected; its KMS key is deleted in 30 days/);
  });

  it("is told with the commands that remove it, the bucket last", () => {
    const commands = of(bootstrapped).flatMap(({ remove }) => remove.split("\n"));
    expect(commands.map((command) => /^aws \w+ [\w-]+|^#/.exec(command)?.[0])).toEqual([
      "aws ecs list-task-definitions",
      "aws ecr delete-repository",
      "aws s3api delete-objects",
      "aws s3api delete-bucket",
      "#",
    ]);
  });
});
