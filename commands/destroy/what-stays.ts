/** What a destroy of the app leaves in AWS on purpose, and how each is removed by hand. */
import type { Environment } from "../../config/schema";

/** Something that stays. */
export interface Remains {
  /** What it is, by name. */
  readonly what: string;
  readonly why: string;
  /** Commands for a shell that remove it, one a line. */
  readonly remove: string;
}

/** Of a synthesized stack, its resources by type and id. */
export interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** In the order in which to remove it: the bucket holds the state of all else. */
export const whatStays = (
  environment: Environment,
  stacks: { readonly app: StackJson; readonly ecr: StackJson },
): readonly Remains[] => {
  const region = `--region ${environment.region}`;
  return [
    ...kept(stacks.app, "aws_cloudwatch_log_group", "name").map((name) => ({
      what: `log group ${name}`,
      why: `the environment is protected${environment.customerManagedKeys ? keyGoes : ""}`,
      remove: `aws logs delete-log-group ${region} --log-group-name ${name}`,
    })),
    ...kept(stacks.app, "aws_ecs_task_definition", "family").map((family) => ({
      what: `revisions of the task definition ${family}`,
      why: "a roll back and executions that are still running start them; they cost nothing",
      remove: `aws ecs list-task-definitions ${region} --family-prefix ${family} --query 'taskDefinitionArns[]' --output text | tr '\\t' '\\n' | xargs -n 1 aws ecs deregister-task-definition ${region} --query taskDefinition.taskDefinitionArn --task-definition`,
    })),
    ...named(stacks.ecr, "aws_ecr_repository", "name").map(([name]) => ({
      what: `ECR repository ${name} with its images`,
      why: "it is the stack ecr, for the next deploy",
      remove: `aws ecr delete-repository ${region} --repository-name ${name} --force`,
    })),
    ...(environment.stateBucket === undefined ? [] : [stateBucket(environment.stateBucket, environment.name, region)]),
  ];
};

const keyGoes =
  "; its KMS key is deleted in 30 days, and what is in it cannot be read any more, unless you keep the key: docs/hardening.md";

const stateBucket = (bucket: string, name: string, region: string): Remains => ({
  what: `S3 bucket ${bucket} with the Terraform state`,
  why: "it holds all versions of the state; see first that no other environment names it",
  remove: [
    `aws s3api delete-objects ${region} --bucket ${bucket} --delete "$(aws s3api list-object-versions ${region} --bucket ${bucket} --query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}' --output json)"`,
    `aws s3api delete-bucket ${region} --bucket ${bucket}`,
    `# then take stateBucket out of config/${name}.json`,
  ].join("\n"),
});

/** Those that Terraform lets go of without removing them, by the attribute that names them. */
const kept = (stack: StackJson, type: string, name: string): readonly string[] =>
  named(stack, type, name)
    .filter(([, resource]) => resource.skip_destroy === true)
    .map(([found]) => found);

const named = ({ resource }: StackJson, type: string, name: string) =>
  Object.values(resource[type] ?? {}).map((block) => [String(block[name]), block] as const);
