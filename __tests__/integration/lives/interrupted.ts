/** The environment `staging`, whose deploys are interrupted. */
import assert from "node:assert/strict";
import * as look from "../account/look";
import { expectSaid } from "../command";
import type { Life, Step } from "../log";
import { exceptionsWithout } from "../scan/judge";
import { scan } from "../scan/scan";
import { configureLikeDev } from "./second-environment";
import { applied, nothing, runUntil, type Stage, stateBucket } from "./stage";
import { nightly } from "./told";

const deploy = "exec npm run deploy -- --env staging --auto-approve --builder ko";
const bucket = stateBucket("staging-");

export const interrupted = (stage: Stage): Life => ({
  name: stage.name,
  steps: [
    {
      says: "another environment: a copy of dev.json with a prefix, a schedule that starts and somebody to tell, then bootstrap",
      does: () => configureLikeDev(stage, nightly),
    },
    ...bySigterm(stage),
    ...bySigkill(stage),
  ],
});

/** What AWS calls that which a deploy of `nightly` begins with. */
const identifiers: Readonly<Record<string, string>> = {
  "aws_iam_role.nightlyStatesRole": "staging-nightlyStatesRole",
  "aws_cloudwatch_log_group.nightlyExecutions": "/aws/vendedlogs/states/staging-nightly",
};

const makesRole = (name: string) => ({ action: "iam:CreateRole", name });

const bySigterm = (stage: Stage): readonly Step[] => {
  const { copy, aws } = stage;
  return [
    {
      says: "SIGTERM in the middle of the first deploy: it saves what it has made and releases the lock",
      does: async () => {
        const running = await runUntil(stage, deploy, makesRole("staging-taskDefinitionTaskRole"));
        running.signal("SIGTERM");
        running.release();
        assert.equal((await running.ended).by, 143);
        assert.deepEqual(await look.objects(aws, bucket), ["staging/app.tfstate", "staging/ecr.tfstate"]);
        const state = await look.state(aws, bucket, "staging/app.tfstate");
        assert.ok(state.includes("aws_iam_role.taskDefinitionTaskRole"), state.join("\n"));
      },
    },
    {
      says: "the next deploy completes it",
      does: async () => {
        const { output } = await copy.run(deploy);
        assert.equal(applied(output)[0], nothing);
        await look.machine(aws, "staging-execStepFunctionsStateMachine");
      },
    },
    {
      says: "a scan of the plan, where somebody is told and AWS's keys encrypt, finds nothing but the exceptions",
      does: async (note) => note(await scan(stage, "notifications alone", exceptionsWithout("aws_vpc"))),
    },
  ];
};

const bySigkill = (stage: Stage): readonly Step[] => {
  const { copy, aws } = stage;
  const machines = "asl/machines/state-machines.ts";
  let unlock = "";
  return [
    {
      says: "SIGKILL to everything in the middle of a deploy: the lock stays, and what was just made is in no state",
      does: async () => {
        const declared = copy.text(machines).replace(
          "/** Every machine that is deployed. */",
          `export const nightly = stateMachine("nightly", noInput, ({ step }) => {
  step.runTask("extract", goBatch, { command: ["extract"] });
});

/** Every machine that is deployed. */`,
        );
        copy.write(
          machines,
          declared.replace("  execStepFunctionsStateMachine,\n", "  execStepFunctionsStateMachine,\n  nightly,\n"),
        );
        copy.commit("Add nightly");
        const running = await runUntil(stage, deploy, makesRole("staging-nightlyStatesRole"));
        await running.killAll();
        running.release();
        await running.ended;
        assert.ok((await look.objects(aws, bucket)).includes("staging/app.tfstate.tflock"));
        assert.ok(!(await look.state(aws, bucket, "staging/app.tfstate")).includes("aws_iam_role.nightlyStatesRole"));
      },
    },
    {
      says: "the next deploy says who holds the lock, since when, and how to release it",
      does: async () => {
        const refused = await copy.fails(deploy);
        expectSaid(refused, /the state of app is locked by \S+@\S+ since .* UTC/);
        unlock = /^ *(terraform -chdir=\S+ force-unlock \S+)$/m.exec(refused.output)?.[1] ?? "";
        assert.notEqual(unlock, "");
      },
    },
    {
      says: "docs/interrupted-deploy.md, step by step: force-unlock, what exists and is in no state, terraform import, deploy",
      does: async () => {
        await copy.run(`echo yes | ${unlock}`);
        const refused = await copy.fails(deploy);
        expectSaid(refused, /staging-nightlyStatesRole.*already exists/);
        // The role for certain; its machine's log group where it was being made at the same moment.
        for (const [, address = ""] of refused.output.matchAll(/^ *with (\S+) \(/gm))
          await copy.run(`terraform -chdir=cdktf.out/stacks/app import ${address} ${identifiers[address]}`);
        assert.equal(applied((await copy.run(deploy)).output)[0], nothing);
        await look.machine(aws, "staging-nightly");
      },
    },
  ];
};
