import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { ContainerTask, Schedule, StateMachine } from "../asl/language";
import type { Environment } from "../config/schema";
import { awsContext } from "./aws-context";
import { secretStores } from "./container-variables";
import { containerTasksInCluster } from "./ecs";
import { encryption } from "./encryption";
import { keyUsers } from "./encryption/key-users";
import { refuseNamesakes } from "./namesakes";
import { network } from "./network";
import { notifications } from "./notifications";
import { parents } from "./notifications/parents";
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

    const keys = encryption(this, "app", environment, aws, keyUsers(environment, aws, containerTasks, stateMachines));
    const vpc = network(this, environment, {
      aws,
      encryption: keys,
      secretStores: secretStores(containerTasks, environment),
    });
    const surroundings = { environment, aws, encryption: keys };
    const tasks = containerTasksInCluster(this, containerTasks, surroundings);
    refuseNamesakes(stateMachines, schedules);
    const machines = deployMachines(this, stateMachines, {
      ...surroundings,
      network: vpc,
      containerTasks: tasks,
    });
    refuseDuplicates("schedules", schedules);
    const scheduled = schedules.map((schedule) => startOnSchedule(this, schedule, machines, surroundings));
    notifications(this, { parents: parents(stateMachines, schedules), machines, scheduled }, surroundings);

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
