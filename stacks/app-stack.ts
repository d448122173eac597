import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { ContainerTask, Schedule, StateMachine } from "../asl/language";
import type { Environment } from "../config/schema";
import { awsContext } from "./aws-context";
import { containerTasksInCluster } from "./ecs";
import { network } from "./network";
import { refuseDuplicates } from "./own-names";
import { startOnSchedule } from "./scheduler";
import { deployMachines } from "./sfn";
import { terraformSettings } from "./terraform-settings";

/** What the app declares, and the environment it is deployed to. */
export interface AppStackProps {
  readonly environment: Environment;
  readonly containerTasks: readonly ContainerTask[];
  readonly stateMachines: readonly StateMachine[];
  readonly schedules: readonly Schedule[];
}

/** Everything but the images' repository: network, container tasks, state machines, schedules. */
export class AppStack extends TerraformStack {
  constructor(scope: Construct, id: string, { environment, containerTasks, stateMachines, schedules }: AppStackProps) {
    super(scope, id);
    terraformSettings(this, environment);
    const aws = awsContext(this, environment);

    const vpc = network(this, environment);
    const tasks = containerTasksInCluster(this, containerTasks, environment, aws);
    const machines = deployMachines(this, stateMachines, {
      namePrefix: environment.namePrefix,
      aws,
      network: vpc,
      containerTasks: tasks,
    });
    refuseDuplicates("schedules", schedules);
    for (const schedule of schedules) startOnSchedule(this, schedule, machines, environment, aws);

    new TerraformOutput(this, "images", {
      description: "The image of each image folder, as its container tasks name it",
      value: Object.fromEntries(tasks.map(({ image }) => [image.folder, image.uri])),
    });
    new TerraformOutput(this, "stateMachines", {
      description: "The ARN of each state machine, to start an execution by hand",
      value: Object.fromEntries([...machines].map(([name, { arn }]) => [name, arn])),
    });
  }
}
