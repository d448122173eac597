import { S3Client } from "@aws-sdk/client-s3";
import { findOrCreateBucket, stateBucketName } from "../../../commands/bootstrap/state-bucket";
import { Failure } from "../../../commands/verb";
import { exampleEnvironment } from "../../stacks/example-environment";
import { type Answer, answering, s3Error } from "../answering";

const account = "123456789012";
const environment = { ...exampleEnvironment, name: "dev", region: "ap-northeast-1" };

describe("the bucket's name", () => {
  it("is made of prefix, account and region", () => {
    expect(stateBucketName(environment, account)).toBe("terraform-state-123456789012-ap-northeast-1");
    expect(stateBucketName({ ...environment, namePrefix: "prod-" }, account)).toBe(
      "prod-terraform-state-123456789012-ap-northeast-1",
    );
  });

  it("is the configured one where there is one", () => {
    expect(stateBucketName({ ...environment, namePrefix: "prod-", stateBucket: "states" }, account)).toBe("states");
  });

  it.each([
    [
      { namePrefix: "abcdefghijklmnopqrst", region: "ap-northeast-11" },
      'S3 does not take the name "abcdefghijklmnopqrstterraform-state-123456789012-ap-northeast-11" for the bucket of the state: ' +
        'found 64 characters, allowed 3 to 63 lower-case letters, digits, "-" and ".", first and last a letter or digit; ' +
        'choose another and write it into config/dev.json as "stateBucket"',
    ],
    [
      { namePrefix: "sthree-" },
      'S3 does not take the name "sthree-terraform-state-123456789012-ap-northeast-1" for the bucket of the state: ' +
        'found "sthree-terraform-state-123456789012-ap-northeast-1", but S3 keeps names that start with "sthree-" to itself; ' +
        'choose another and write it into config/dev.json as "stateBucket"',
    ],
  ])("is refused when S3 would not take it: %j", (changes, sentence) => {
    expect(() => stateBucketName({ ...environment, ...changes }, account)).toThrow(new Failure(sentence));
  });
});

describe("the bucket", () => {
  const bucket = { Bucket: "states", ExpectedBucketOwner: account };
  const header = (region: string) => ({ "x-amz-bucket-region": region });
  const here = header("ap-northeast-1");

  /** Finds or creates it before an S3 with these answers to HeadBucket and CreateBucket. */
  async function found(head: Answer, create: Answer = { status: 500 }, region = "ap-northeast-1") {
    const { asked, settings, close } = await answering(({ method }) => (method === "HEAD" ? head : create));
    try {
      const s3 = new S3Client({ ...settings, region });
      const created = await findOrCreateBucket(s3, bucket, { ...environment, region }).catch((error) => error.message);
      return { created, asked };
    } finally {
      close();
    }
  }

  it("is left alone when it is there, and asked for as this account's", async () => {
    const { created, asked } = await found({ status: 200, headers: here });
    expect(created).toBe(false);
    expect(asked).toMatchObject([
      { method: "HEAD", path: "/states/", headers: { "x-amz-expected-bucket-owner": account } },
    ]);
  });

  it("is created in the region when there is none", async () => {
    const { created, asked } = await found({ status: 404 }, { status: 200 });
    expect(created).toBe(true);
    expect(asked[1]).toMatchObject({ method: "PUT", path: "/states/" });
    expect(asked[1]?.body).toContain("<LocationConstraint>ap-northeast-1</LocationConstraint>");
  });

  it("is created without naming the region in us-east-1, which S3 refuses there", async () => {
    const { created, asked } = await found({ status: 404 }, { status: 200 }, "us-east-1");
    expect(created).toBe(true);
    expect(asked[1]?.body).toBe("");
  });

  it("may be created by another run at the same moment", async () => {
    const { created } = await found({ status: 404 }, s3Error(409, "BucketAlreadyOwnedByYou", "…"));
    expect(created).toBe(false);
  });

  const chooseAnother = 'choose another name and write it into config/dev.json as "stateBucket"';
  it.each([
    [
      "somebody else's",
      { status: 403 },
      undefined,
      `the bucket states is not of the account 123456789012: S3 does not show it to these credentials (or they lack the right s3:ListBucket on it); ${chooseAnother}`,
    ],
    [
      "somebody else's since a moment",
      { status: 404 },
      s3Error(409, "BucketAlreadyExists", "The requested bucket name is not available."),
      `the bucket states is not of the account 123456789012: somebody else's bucket has this name; ${chooseAnother}`,
    ],
    [
      "in another region, as S3 redirects",
      { status: 301, headers: header("eu-west-1") },
      undefined,
      `the bucket states is in eu-west-1, and config/dev.json says region ap-northeast-1; ${chooseAnother}`,
    ],
    [
      "in another region, as S3 answers across regions",
      { status: 200, headers: header("eu-west-1") },
      undefined,
      `the bucket states is in eu-west-1, and config/dev.json says region ap-northeast-1; ${chooseAnother}`,
    ],
  ])("is refused when it is %s", async (_, head, create, sentence) => {
    const { created } = await found(head, create);
    expect(created).toBe(sentence);
  });
});
