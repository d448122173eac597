/** Executions of what is deployed. */
import assert from "node:assert/strict";
import * as look from "../../account/look";
import { expectSaid } from "../../command";
import type { Step } from "../../log";
import type { Stage } from "../stage";

export const executions = ({ copy, aws }: Stage): readonly Step[] => [
  {
    says: "execute follows an execution and ends with its result",
    does: async () => {
      // What moto's engine can run, in place of tasks of ECS. The next deploy puts the definitions back.
      await look.redefine(aws, "execEcsRunStateMachine1", {
        StartAt: "wait",
        States: {
          wait: { Type: "Wait", Seconds: 1, Next: "greet" },
          greet: { Type: "Pass", Result: "hello", End: true },
        },
      });
      await look.redefine(aws, "execEcsRunStateMachine2", {
        StartAt: "refuse",
        States: { refuse: { Type: "Fail", Error: "Batch.Failed", Cause: "exit code 3" } },
      });
      const done = await copy.run("npm run execute -- execEcsRunStateMachine1 --input '{\"commands\":[]}'");
      expectSaid(done, /▶ wait.*✔ greet.*output: "hello".*SUCCEEDED/s);
      const failed = await copy.fails("npm run --silent execute -- execEcsRunStateMachine2 --json");
      const { status, error, cause } = JSON.parse(failed.stdout);
      assert.deepEqual([failed.by, status, error, cause], [1, "FAILED", "Batch.Failed", "exit code 3"]);
    },
  },
  {
    says: "runs lists both with their results; a mistyped name gets the right one",
    does: async () => {
      const runs = await copy.run("npm run runs");
      expectSaid(runs, /execEcsRunStateMachine2 .*FAILED/);
      expectSaid(runs, /execEcsRunStateMachine1 .*SUCCEEDED/);
      const mistyped = await copy.fails("npm run runs -- execEcsRunStateMachine");
      assert.equal(mistyped.by, 2);
      expectSaid(mistyped, /did you mean execEcsRunStateMachine[12]\?/);
    },
  },
];
