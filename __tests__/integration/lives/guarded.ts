/** The environment `prod`: protected, and what is refused before it does harm. */
import assert from "node:assert/strict";
import { inventory } from "../account/inventory";
import { expectSaid, UnexpectedEnd } from "../command";
import type { Life, Step } from "../log";
import { motoAccount } from "../servers/moto";
import { everyOption, logGroups, withEveryOption } from "./every-option";
import { configureLikeDev, ofEnvironment } from "./second-environment";
import { everythingNew, runUntil, type Stage, stateBucket } from "./stage";
import { nightly, toldWhenItFails } from "./told";

const deploy = "npm run deploy -- --env prod --auto-approve --builder ko";

export const guarded = (stage: Stage): Life => ({
  name: stage.name,
  steps: [
    ...beforeADeploy(stage),
    ...atOnce(stage),
    ...withEveryOption(stage),
    ...toldWhenItFails(stage),
    ...destroyed(stage),
  ],
});

const beforeADeploy = (stage: Stage): readonly Step[] => {
  const { copy, withoutAws, pushingElsewhere, aws } = stage;
  return [
    {
      says: "plan of dev as cloned, without credentials, shows everything as new and says what it could not look up",
      does: async () => {
        const end = await withoutAws.run("npm run --silent plan -- --env dev --json");
        assert.deepEqual(JSON.parse(end.stdout), everythingNew);
        expectSaid(end, /no AWS credentials were found/);
      },
    },
    {
      says: "a third environment, protected, with every option on",
      does: () => configureLikeDev(stage, { protected: true, ...everyOption, ...nightly }),
    },
    {
      says: "deploy stops before the stack app when ECR does not have the image",
      does: async () => {
        expectSaid(
          await pushingElsewhere.fails(deploy),
          /prod-go-batch has no image batch-[0-9a-f]{16}, so app is not deployed/,
        );
        const there = (await inventory(aws)).filter(ofEnvironment("prod"));
        assert.deepEqual(there, [`bucket ${stateBucket("prod-")}`, "repository prod-go-batch"]);
      },
    },
    {
      says: "credentials of another account are refused, by the command and by the provider itself",
      does: async () => {
        copy.replace("config/prod.json", `"account": "${motoAccount}"`, '"account": "999999999999"');
        // Secrets are of the environment's account, or the configuration alone would be refused.
        copy.replace("config/prod.json", `:${motoAccount}:secret:`, ":999999999999:secret:");
        expectSaid(
          await copy.fails(deploy),
          /account is "999999999999", but the credentials are of the account 123456789012/,
        );
        const stack = "terraform -chdir=cdktf.out/stacks/app";
        const byItself = `DEPLOY_ENV=prod npm run synth && ${stack} init && ${stack} plan`;
        expectSaid(await copy.fails(byItself), /AWS account ID not allowed: 123456789012/);
        copy.git("checkout", "--quiet", "config/prod.json");
      },
    },
  ];
};

const atOnce = (stage: Stage): readonly Step[] => {
  const { clone } = stage;
  return [
    {
      says: "two deploys at once from two clones: the second is refused by the lock, the first completes",
      does: async () => {
        const other = clone();
        const first = await runUntil(stage, deploy, { action: "iam:CreateRole", name: "prod-taskDefinitionTaskRole" });
        const refused = await other.fails(deploy);
        first.release();
        expectSaid(refused, /the state of app is locked by \S+@\S+ since .* UTC/);
        expectSaid(refused, /If that run is still going on, wait until it ends/);
        const end = await first.ended;
        if (end.by !== 0) throw new UnexpectedEnd(deploy, end, "0");
      },
    },
  ];
};

const destroyed = ({ copy, aws }: Stage): readonly Step[] => [
  {
    says: "destroy of a protected environment asks for its name",
    does: async () => {
      const refused = await copy.fails("npm run destroy -- --env prod --auto-approve");
      assert.equal(refused.by, 2);
      expectSaid(refused, /to destroy it, add --confirm prod/);
    },
  },
  {
    says: "destroy leaves only what is meant to stay, the logs included",
    does: async (note) => {
      await copy.run("npm run destroy -- --env prod --auto-approve --confirm prod");
      const left = (await inventory(aws)).filter(ofEnvironment("prod"));
      assert.deepEqual(left, [
        `bucket ${stateBucket("prod-")}`,
        ...logGroups.map((name) => `log group ${name}`),
        "repository prod-go-batch",
        "task definition prod-taskDefinition:1",
      ]);
      note(left.join("\n"));
    },
  },
  {
    says: "deployed again after its destroy, as docs/destroy.md says: the log groups that stayed are taken in",
    does: async () => {
      await copy.run("DEPLOY_ENV=prod npm run synth");
      await copy.run("terraform -chdir=cdktf.out/stacks/app init");
      const [takesIn = "nothing"] = /^node -p [\s\S]*? import$/m.exec(copy.text("docs/destroy.md")) ?? [];
      await copy.run(takesIn);
      await copy.run(deploy);
      const there = (await inventory(aws)).filter(ofEnvironment("prod"));
      assert.ok(there.includes("state machine prod-execStepFunctionsStateMachine"), there.join("\n"));
    },
  },
];
