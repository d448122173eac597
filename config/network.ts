import { z } from "zod";
import { cidrAllowed, cidrFault } from "./cidr";
import { sentence, text } from "./text";
import { shown } from "./wording";

const availabilityZone = text(
  'a zone of the region, such as "ap-northeast-1a"',
  /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}[a-z]$/,
);

/** A VPC made for this environment: a private and a public subnet in each of two zones, and a way out to AWS. */
export const ownVpc = z
  .strictObject({
    cidr: z
      .string(cidrAllowed)
      .superRefine(sentence(cidrFault))
      .default("10.0.0.0/16")
      .describe("IPv4 range of the VPC, divided into four subnets of equal size."),
    availabilityZones: z
      .tuple(
        [availabilityZone, availabilityZone],
        'two zones of the region, such as ["ap-northeast-1a", "ap-northeast-1c"]',
      )
      .superRefine(([first, second], context) => {
        if (first === second) {
          const message = `found ${shown(second)} twice, allowed two different zones`;
          context.addIssue({ code: "custom", path: [1], message });
        }
      })
      .describe("The two zones of the subnets, by name: a list asked of AWS can change its order and replace subnets."),
    wayOut: z
      .enum(["nat", "endpoints", "public-ip"])
      .default("nat")
      .describe(
        "How containers reach ECR, S3 and CloudWatch Logs. nat: a NAT gateway, all of the internet. endpoints: VPC endpoints, no internet. public-ip: public subnets and a public address for each task, no fixed cost.",
      ),
  })
  .describe("A VPC of this environment's own.");

/** A VPC that exists already; its subnets must have a way out to ECR, S3 and CloudWatch Logs. */
const existingVpc = z
  .strictObject({
    vpcId: text('the id of a VPC, such as "vpc-0123456789abcdef0"', /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/).describe(
      "The VPC that the containers run in.",
    ),
    subnetIds: z
      .array(
        text('the id of a subnet, such as "subnet-0123456789abcdef0"', /^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/),
        'a list of 1 to 16 ids of subnets, such as ["subnet-0123456789abcdef0"]',
      )
      .min(1)
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
      .max(16)
      .superRefine((ids, context) => {
        for (const [index, id] of ids.entries()) {
          if (ids.indexOf(id) === index) continue;
          context.addIssue({ code: "custom", path: [index], message: `found ${shown(id)} twice, allowed once` });
        }
      })
      .describe("The subnets of that VPC that tasks are placed in."),
    assignPublicIp: z
      .boolean("true or false")
      .default(false)
      .describe("Gives each task a public address; needed where the subnets' way out is an internet gateway."),
  })
  .describe("A VPC that exists already.");

export const network = z
  .xor(
    [ownVpc, existingVpc],
    'either an own VPC ("availabilityZones", "cidr", "wayOut") or an existing one ("vpcId", "subnetIds", "assignPublicIp")',
  )
  .describe("Where the containers run: in an own VPC, or in an existing one.");
