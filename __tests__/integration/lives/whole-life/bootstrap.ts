/** What comes before the first deploy. */
import assert from "node:assert/strict";
import * as look from "../../account/look";
import { expectSaid } from "../../command";
import type { Step } from "../../log";
import { motoAccount } from "../../servers/moto";
import { everythingNew, type Stage } from "../stage";
import { bucket, deploy, there } from "./dev";

const config = "config/dev.json";

export const bootstrap = (stage: Stage): readonly Step[] => {
  const { copy, endpoint, aws } = stage;
  return [
    {
      says: "deploy before bootstrap says what to run",
      does: async () => {
        expectSaid(await copy.fails(deploy), /run `npm run bootstrap -- --env dev` first/);
      },
    },
    {
      says: "bootstrap makes the bucket of the state and writes it into the configuration, whose formatting stays",
      does: async () => {
        copy.replace(config, '  "region"', '  // Tokyo\n  "region"');
        const before = copy.text(config).split("\n");
        await copy.run("npm run bootstrap -- --env dev");
        const after = copy.text(config).split("\n");
        assert.deepEqual(
          after.filter((line) => !before.includes(line)),
          [`  "account": "${motoAccount}",`, `  "stateBucket": "${bucket}",`],
        );
        assert.deepEqual(
          after.filter((line) => before.includes(line)),
          before,
        );
        assert.deepEqual(await there(stage), [`bucket ${bucket}`]);
      },
    },
    {
      says: "the bucket is versioned, encrypted, for TLS only and closed to the public; old versions expire",
      does: async () => assert.deepEqual(await look.bucket(aws, bucket), guarded),
    },
    {
      says: "bootstrap again changes nothing",
      does: async () => {
        const before = copy.text(config);
        const seen = endpoint.actions.length;
        await copy.run("npm run bootstrap -- --env dev");
        assert.equal(copy.text(config), before);
        const writes = endpoint.actions.slice(seen).filter((action) => action.startsWith(`s3:PUT /${bucket}`));
        assert.deepEqual(writes, []);
        copy.commit("Bootstrap dev");
      },
    },
    {
      says: "plan before the first deploy shows everything as new",
      does: async () => {
        const { stdout } = await copy.run("npm run --silent plan -- --env dev --json");
        assert.deepEqual(JSON.parse(stdout), everythingNew);
      },
    },
  ];
};

const guarded = {
  versioning: "Enabled",
  encryption: ["AES256"],
  publicAccess: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
  policy: [
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
  oldVersionsExpireAfterDays: [90],
};
