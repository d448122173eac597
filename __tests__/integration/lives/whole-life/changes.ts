/** Two changes, one after the other. */
import assert from "node:assert/strict";
import * as look from "../../account/look";
import type { Step } from "../../log";
import * as reference from "../reference";
import { applied, nothing, type Stage } from "../stage";
import { deploy, deployedMachines, given, tagOf } from "./dev";

export const changes = (stage: Stage): readonly Step[] => {
  const { copy, aws } = stage;
  const withCommand = (machines: ReturnType<typeof reference.machines>, ...command: readonly string[]) => {
    machines.execStepFunctionsStateMachine.definition.States.stepFunctionsRunTask1.Parameters.Input.commands = command;
    return machines;
  };
  return [
    {
      says: "a changed command changes the one state machine that sends it",
      does: async () => {
        copy.replace("asl/machines/state-machines.ts", '["from1", "object1"]', '["from1", "object1", "twice"]');
        copy.commit("Run it twice");
        const { output } = await copy.run(deploy);
        assert.deepEqual(applied(output), [nothing, "0 added, 1 changed, 0 destroyed"]);
        const expected = withCommand(reference.machines(await given(stage, 1)), "from1", "object1", "twice");
        assert.deepEqual(await deployedMachines(stage), expected);
      },
    },
    {
      says: "a changed batch/ makes a new tag and a new revision; the old ones stay for what still runs",
      does: async () => {
        copy.replace("batch/main.go", '"ENV="+env', '"second version, ENV="+env');
        copy.commit("Second version of the batch");
        const { output } = await copy.run(deploy);
        assert.deepEqual(applied(output), [nothing, "1 added, 2 changed, 1 destroyed"]);
        const expected = withCommand(reference.machines(await given(stage, 2)), "from1", "object1", "twice");
        assert.deepEqual(await deployedMachines(stage), expected);
        const [first, second] = [await tagOf(aws, 1), await tagOf(aws, 2)];
        assert.notEqual(first, second);
        assert.equal((await look.taskDefinition(aws, "taskDefinition:1")).status, "ACTIVE");
        const tags = (await look.images(aws, "go-batch")).map(({ tag }) => tag);
        assert.deepEqual(tags.sort(), [first, second].sort());
      },
    },
  ];
};
