import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import { nameTag } from "./name-tag";

/**
 * The security group of the tasks: nothing comes in, everything may go out (IPv4).
 *
 * All egress, as AWS CDK gives to the group of a Fargate task by default: a batch reaches databases, queues and APIs on ports that we
 * cannot know, and a port that is missing shows only as a time-out. Where less is wanted, narrow it here; pulling the image and
 * writing logs need 443.
 *
 * Both lists are written inside the group, `ingress` though it is empty. Terraform removes the allow-all that AWS puts into a new
 * group, so an egress that is not stated is none; and a list that is stated is kept, so that a rule added by hand shows in the next
 * plan and goes. With rules as resources of their own a group exists for a while without them.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
 */
export const runTaskSecurityGroup = (
  scope: Construct,
  { namePrefix, vpcId }: { readonly namePrefix: string; readonly vpcId: string },
): SecurityGroup =>
  new SecurityGroup(scope, "runTaskSecurityGroup", {
    name: `${namePrefix}runTaskSecurityGroup`,
    // A changed description replaces the group, which fails while a task uses it.
    description: "Tasks started by Step Functions",
    vpcId,
    ingress: [],
    egress: [
      {
        protocol: "-1",
        fromPort: 0,
        toPort: 0,
        cidrBlocks: ["0.0.0.0/0"],
        description: "Wherever the batch has to go",
      },
    ],
    tags: nameTag(namePrefix, "runTaskSecurityGroup"),
  });
