/** The way back: to an earlier commit, and to nothing. */
import assert from "node:assert/strict";
import type { Step } from "../../log";
import * as reference from "../reference";
import { applied, nothing, type Stage } from "../stage";
import { bucket, deploy, deployedMachines, given, tagOf, there } from "./dev";

export const rollBack = (stage: Stage): readonly Step[] => {
  const { copy, aws } = stage;
  return [
    {
      says: "roll back: an earlier commit, deployed, brings back what it says, whatever was changed by hand meanwhile",
      does: async () => {
        copy.git("checkout", "--quiet", "HEAD~2");
        const { output } = await copy.run(deploy);
        assert.deepEqual(applied(output), [nothing, "1 added, 3 changed, 1 destroyed"]);
        assert.deepEqual(await deployedMachines(stage), reference.machines(await given(stage, 3)));
        assert.equal(await tagOf(aws, 3), await tagOf(aws, 1));
      },
    },
  ];
};

export const theEnd = (stage: Stage): readonly Step[] => {
  const { copy } = stage;
  return [
    {
      says: "destroy leaves only what is meant to stay",
      does: async (note) => {
        await copy.run("npm run destroy -- --env dev --auto-approve");
        const left = await there(stage);
        const revisions = [1, 2, 3].map((revision) => `task definition taskDefinition:${revision}`);
        assert.deepEqual(left, [`bucket ${bucket}`, "repository go-batch", ...revisions]);
        note(left.join("\n"));
      },
    },
  ];
};
