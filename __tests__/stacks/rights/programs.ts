/** Container tasks whose programs call AWS by themselves: the app's own, and one that shows every way to say so. */
import type { ContainerTask, ProgramRight } from "../../../asl/language";
import { containerTasks, goBatch } from "../../../asl/machines/container-tasks";
import { region } from "./arns";

export const exporting: ContainerTask = {
  ...goBatch,
  name: "export",
  rights: [
    {
      actions: ["s3:GetObject", "s3:PutObject"],
      // Of IAM, not of Terraform. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
      resources: ["arn:aws:s3:::orders-${aws:PrincipalAccount}/in/*", "arn:aws:s3:::orders-%{x}/out/*"],
      reason: "reads the orders of the day, and writes what came of them",
    },
    {
      actions: ["cloudwatch:PutMetricData"],
      resources: ["*"],
      conditions: {
        StringEquals: { "cloudwatch:namespace": ["orders", "returns"], "aws:RequestedRegion": region },
      },
      reason: 'counts orders as the metric "${count}"',
    },
  ],
};

/** What the container task of a name says that its program may do. */
export const rightsOfProgram = (name: string): readonly ProgramRight[] =>
  [...containerTasks, exporting].find((task) => task.name === name)?.rights ?? [];
