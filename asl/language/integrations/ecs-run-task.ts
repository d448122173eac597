/**
 * `ecs:runTask.sync`: runs a task on Fargate and waits until it has stopped.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
import { DefinitionError } from "../errors";
import { literal, objectOf } from "../expression-of";
import type { Ref } from "../handle";
import type { Expression, ResourceAttribute } from "../nodes/expression";
import type { ResourceName } from "../nodes/use";
import type { Writer } from "../writer";
import { overrides } from "./container-override";

/** A program in a container, as data: what an environment makes an ECS task definition of. */
export interface ContainerTask<Name extends string = string> {
  /** The task definition's family. */
  readonly name: Name;
  readonly container: {
    readonly name: string;
    /** Folder of the image's Dockerfile and sources, from the project's root. */
    readonly imageFolder: string;
    /** Environment of the container; a state may override single variables. Not for secrets, which are refused here. */
    readonly environment: Readonly<Record<string, string>>;
    /**
     * Variables whose text is a secret, by reference: the ARN of a Secrets Manager secret (`:json-key:stage:version` may follow), the
     * ARN of an SSM parameter, or its name, as `{ DB_PASSWORD: "/batch/db-password" }`. An environment may replace or add some.
     */
    readonly secrets?: Readonly<Record<string, string>>;
    /** Who the program runs as, a number, alone or as `<user>:<group>`, never root. By default 65532:65532, as in the example's Dockerfile. */
    readonly user?: string;
    /** Why the program has to write to its own disk, which it cannot where this is left out: `{ reason: "sorts in /tmp" }`. */
    readonly writableRootFilesystem?: { readonly reason: string };
  };
  /** CPU units, 1,024 a vCPU. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
  readonly cpu: number;
  /** Memory in MiB. */
  readonly memory: number;
  /** What the program itself may do in AWS, in every environment: the rights of its task role. None unless said. */
  readonly rights?: readonly ProgramRight[];
}

/**
 * A statement of a task role, taken as it is written: `${aws:PrincipalAccount}` is IAM's, not Terraform's.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export interface ProgramRight {
  /** As `s3:GetObject`; neither `*` nor all of IAM. */
  readonly actions: readonly string[];
  /** ARNs. `*` alone needs a condition: it is for actions that AWS takes no resource for. */
  readonly resources: readonly string[];
  /** Values by condition operator and key: `{ StringEquals: { "cloudwatch:namespace": "orders" } }`. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** What the program needs it for, as `npm run explain-iam` prints it: `reads the orders of the day`. */
  readonly reason: string;
}

/** What one run overrides in the container. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerOverride.html */
export interface ContainerOverride {
  /** Replaces the image's command. */
  readonly command?: readonly string[];
  /** Adds to the container's environment, or replaces variables of the same name. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A stopped task, as the integration answers it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export interface EcsTask {
  readonly ClusterArn: string;
  readonly Containers: readonly EcsContainer[];
  readonly Cpu: string;
  readonly DesiredStatus: string;
  readonly Group: string;
  readonly LastStatus: string;
  readonly LaunchType: string;
  readonly Memory: string;
  readonly StopCode: string;
  readonly StoppedReason: string;
  readonly TaskArn: string;
  readonly TaskDefinitionArn: string;
}

/** A container of a stopped task. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html */
export interface EcsContainer {
  readonly ContainerArn: string;
  readonly ExitCode: number;
  readonly Image: string;
  readonly LastStatus: string;
  readonly Name: string;
}

/** Adds a state that runs `task`. A container that exits with another code than 0 fails the state with `States.TaskFailed`. */
export const runTask = (writer: Writer, name: string, task: ContainerTask, given: object): Ref<EcsTask> => {
  // Modules that import each other are given what is not there yet, whatever its type says.
  if (typeof task?.container?.name !== "string")
    throw new DefinitionError(
      `state machine "${writer.machine}", state "${name}": found no container task to run; it has to be written before this machine`,
    );
  const resource: ResourceName = { type: "containerTask", name: task.name };
  const attribute = (attribute: ResourceAttribute): Expression => ({ kind: "resource", resource, attribute });
  const parameters = objectOf([
    ["Cluster", attribute("Cluster")],
    ["TaskDefinition", attribute("TaskDefinition")],
    ["LaunchType", literal("FARGATE")],
    ["NetworkConfiguration", objectOf([["AwsvpcConfiguration", attribute("AwsvpcConfiguration")]])],
    ...overrides(writer, `state "${name}"`, task.container.name, given),
  ]);
  return writer.add<EcsTask>({ kind: "task", name, parameters, use: { action: "ecs:runTask.sync", resource } });
};
