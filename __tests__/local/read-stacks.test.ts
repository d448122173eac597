import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readStacks } from "../../local/read-stacks";
import { project, stack, writeStack } from "./synthesized";

const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));

it("finds machines and task definitions, each by its ARN", () => {
  writeStack(folder, stack({ namePrefix: "prod-" }));
  const { machines, taskDefinitions } = readStacks("cdktf.out", folder);
  expect(machines.map(({ name, id, arn, region }) => [name, id, arn, region])).toContainEqual([
    "prod-execEcsRunStateMachine1",
    "execEcsRunStateMachine1",
    "arn:aws:states:ap-northeast-1:000000000000:stateMachine:prod-execEcsRunStateMachine1",
    "ap-northeast-1",
  ]);
  expect(machines[0]?.roleArn()).toBe("arn:aws:iam::000000000000:role/execRole");
  expect(taskDefinitions).toMatchObject([
    {
      arn: "arn:aws:ecs:ap-northeast-1:000000000000:task-definition/taskDefinition:1",
      family: "taskDefinition",
      cpu: "512",
      memory: "1024",
    },
  ]);
});

it("resolves a definition: a child is found by the ARN that its parent names", () => {
  writeStack(folder, stack());
  const { machines } = readStacks("cdktf.out", folder);
  const parent = machines.find(({ name }) => name === "execStepFunctionsStateMachine");
  const child = machines.find(({ name }) => name === "execEcsRunStateMachine1");
  expect(parent?.definition()).toMatchObject({
    States: {
      stepFunctionsRunTask1: {
        Resource: "arn:aws:states:::states:startExecution.sync:2",
        Parameters: { StateMachineArn: child?.arn },
      },
    },
  });
});

it("finds the folder of an image by the output that names both", () => {
  writeStack(
    folder,
    stack({ images: { "jobs/one": "registry/one:1", batch: "${data.aws_partition.current.partition}/b:1" } }),
  );
  const [definition] = readStacks("cdktf.out", folder).taskDefinitions;
  expect(definition?.folderOf("aws/b:1")).toBe("batch");
  expect(definition?.folderOf("registry/one:1")).toBe("jobs/one");
  expect(definition?.folderOf("registry/two:1")).toBeUndefined();
});

it("reads a folder that is named from the root, and all stacks in it", () => {
  const file = writeStack(folder, stack());
  const second = file.replace("/app/", "/more/");
  mkdirSync(dirname(second), { recursive: true });
  writeFileSync(second, JSON.stringify(stack({ machines: { other: {} } })));
  const { machines } = readStacks(`${folder}/cdktf.out`, "/");
  expect(machines.map(({ name }) => name)).toContain("other");
  expect(machines).toHaveLength(4);
  rmSync(dirname(second), { recursive: true });
});

it("says where a file or a definition is no JSON", () => {
  const file = writeStack(folder, stack());
  writeFileSync(file, '{\n  "resource": {,\n}');
  expect(() => readStacks("cdktf.out", folder)).toThrow(
    "cdktf.out/stacks/app/cdk.tf.json is not JSON: value expected at line 2, column 16",
  );
  const broken = { aws_sfn_state_machine: { m: { name: "m", definition: '{"StartAt" "a"}' }, n: { name: "n" } } };
  writeStack(folder, { ...stack({ resources: broken }) });
  const { machines } = readStacks("cdktf.out", folder);
  expect(() => machines[0]?.definition()).toThrow(
    "cdktf.out/stacks/app/cdk.tf.json, aws_sfn_state_machine.m: definition is not JSON: colon expected at line 1, column 12 of its text",
  );
  expect(() => machines[1]?.definition()).toThrow(
    "aws_sfn_state_machine.n has no definition: a text that holds JSON is expected",
  );
});

it("says what to do when nothing is synthesized", () => {
  expect(() => readStacks("nowhere", folder)).toThrow(
    "nowhere holds no synthesized stack: there is no nowhere/stacks/<name>/cdk.tf.json; run npm run synth, or name another folder with --from",
  );
});
