/** The first deploy, what exists after it, and a second one. */
import assert from "node:assert/strict";
import * as look from "../../account/look";
import type { Step } from "../../log";
import { exceptionsWithout } from "../../scan/judge";
import { scan } from "../../scan/scan";
import { pushedImage } from "../../servers/registry";
import * as reference from "../reference";
import { roles } from "../rights";
import { applied, nothing, type Stage } from "../stage";
import { bucket, deploy, deployedMachines, given, there } from "./dev";

export const firstDeploy = (stage: Stage): readonly Step[] => {
  const { copy, aws, registry } = stage;
  return [
    {
      says: "deploys both stacks, with their state in S3",
      does: async () => {
        const { output } = await copy.run(deploy);
        assert.deepEqual(applied(output), ["2 added, 0 changed, 0 destroyed", "37 added, 0 changed, 0 destroyed"]);
        assert.deepEqual(await look.objects(aws, bucket), ["dev/app.tfstate", "dev/ecr.tfstate"]);
      },
    },
    {
      says: "what exists is the reference: everything by name, and nothing else",
      does: async () => assert.deepEqual(await there(stage), reference.everything(bucket)),
    },
    {
      says: "the state machines are the reference's, definitions in full",
      does: async () => assert.deepEqual(await deployedMachines(stage), reference.machines(await given(stage, 1))),
    },
    {
      says: "the schedule is the reference's, every field",
      does: async () =>
        assert.deepEqual(await look.schedule(aws, "execStepFunctionsSchedule"), reference.execStepFunctionsSchedule),
    },
    {
      says: "the roles are the reference's: whom they trust, what they may do",
      does: async () => {
        for (const [role, expected] of Object.entries(roles)) assert.deepEqual(await look.role(aws, role), expected);
      },
    },
    {
      says: "the image is pushed for both architectures, under the tag of batch/'s content",
      does: async (note) => {
        const [{ tag, digest } = { tag: "", digest: "" }] = await look.images(aws, "go-batch");
        assert.match(tag, /^batch-[0-9a-f]{16}$/);
        const batch = { user: "65532", runs: ["/ko-app/batch"] };
        assert.deepEqual(await pushedImage(registry, "go-batch", tag), {
          digest,
          platforms: [
            { platform: "linux/amd64", ...batch },
            { platform: "linux/arm64", ...batch },
          ],
        });
        note("built by ko, pushed to a registry on this computer, and from there made known to moto's ECR by PutImage");
      },
    },
    {
      says: "the container and the security group are the reference's",
      does: async () => {
        const [image] = await look.images(aws, "go-batch");
        assert.deepEqual(
          await look.taskDefinition(aws, "taskDefinition"),
          reference.taskDefinition(1, String(image?.tag)),
        );
        const { id: _, ...rules } = await look.securityGroup(aws, "runTaskSecurityGroup");
        assert.deepEqual(rules, reference.runTaskSecurityGroup);
      },
    },
    {
      says: "a scan of the plan finds nothing but the exceptions",
      does: async (note) => note(await scan(stage, "every option left as it is", exceptionsWithout("aws_sns_topic"))),
    },
    {
      says: "a second deploy changes nothing",
      does: async () => {
        const { output } = await copy.run(deploy);
        assert.equal(output.match(/No changes\. Your infrastructure matches the configuration\./g)?.length, 2);
        assert.deepEqual(applied(output), [nothing, nothing]);
      },
    },
  ];
};
