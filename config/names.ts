import { sentence, text } from "./text";
import { shown } from "./wording";

/** Only the form is checked: AWS adds regions more often than a list here would be kept. */
export const region = text('an AWS region such as "ap-northeast-1"', /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/).describe(
  "AWS region of everything that is deployed.",
);

export const account = text('12 digits in quotes, such as "123456789012"', /^\d{12}$/).describe(
  "AWS account that this environment belongs to. When written, a deployment with credentials of another account is refused.",
);

/** Room that the prefix leaves to the names behind it: an IAM role has 64 characters in all. */
const namePrefixCharacters = 20;

/**
 * The prefix stands before names of every service in use, so it keeps to what all of them take.
 * ECR is the strictest: lower case, and no two hyphens in a row.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
 * A security group's name must not start with "sg-".
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export const namePrefix = text(
  `up to ${namePrefixCharacters} lower-case letters, digits and single hyphens, first a letter, not "sg-", such as "prod-"`,
  new RegExp(`^(?=.{0,${namePrefixCharacters}}$)(?!sg-)([a-z](-?[a-z0-9])*-?)?$`),
)
  .default("")
  .describe("Put before every name of a resource, so that environments can share an account.");

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html: 2 to 256 characters, prefix included. */
export const repository = text(
  `2 to ${256 - namePrefixCharacters} lower-case letters and digits, first a letter, with single ". _ - /" between, such as "go-batch"`,
  new RegExp(`^(?=.{2,${256 - namePrefixCharacters}}$)[a-z][a-z0-9]*([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$`),
).describe("ECR repository of the container images, one for all; the name prefix is put before it.");

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const stateBucket = text(
  '3 to 63 lower-case letters, digits, "-" and ".", first and last a letter or digit',
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
)
  .superRefine(sentence(bucketFault))
  .describe("S3 bucket that keeps the Terraform state. Left out until the bucket exists.");

function bucketFault(name: string): string | undefined {
  const starts = ["xn--", "sthree-", "amzn-s3-demo-"].find((start) => name.startsWith(start));
  if (starts !== undefined) return `found ${shown(name)}, but S3 keeps names that start with "${starts}" to itself`;
  const ends = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"].find((end) => name.endsWith(end));
  if (ends !== undefined) return `found ${shown(name)}, but S3 keeps names that end with "${ends}" to itself`;
  if (name.includes("..")) return `found ${shown(name)}, but S3 takes no two dots in a row`;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name))
    return `found ${shown(name)}, but S3 takes no name in the form of an IP address`;
  return undefined;
}
