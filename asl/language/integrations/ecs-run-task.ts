/**
 * `ecs:runTask.sync`: runs a task on Fargate and waits until it has stopped.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
import { DefinitionError } from "../errors";
import { arrayOf, expressionOf, type Field, literal, objectOf } from "../expression-of";
import { heldBy, type Ref } from "../handle";
import type { Expression, ResourceAttribute } from "../nodes/expression";
import type { ResourceName } from "../nodes/use";
import type { Writer } from "../writer";

/** A program in a container, as data: what an environment makes an ECS task definition of. */
export interface ContainerTask<Name extends string = string> {
  /** The task definition's family. */
  readonly name: Name;
  readonly container: {
    readonly name: string;
    /** Folder of the image's Dockerfile and sources, from the project's root. */
    readonly imageFolder: string;
    /** Environment of the container; a state may override single variables. */
    readonly environment: Readonly<Record<string, string>>;
  };
  /** CPU units, 1,024 a vCPU. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
  readonly cpu: number;
  /** Memory in MiB. */
  readonly memory: number;
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

/** What `runTask` is given at run time: the shape of `ContainerOverride`, with handles at any depth. */
interface GivenOverride {
  readonly command?: unknown;
  readonly environment?: Readonly<Record<string, unknown>>;
}

/** Adds a state that runs `task`. A container that exits with another code than 0 fails the state with `States.TaskFailed`. */
export const runTask = (writer: Writer, name: string, task: ContainerTask, given: object): Ref<EcsTask> => {
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

const overrides = (writer: Writer, at: string, container: string, { command, environment }: GivenOverride): Field[] => {
  const fields: Field[] = [];
  if (command !== undefined) fields.push(["Command", expressionOf(command, writer, `${at}, command`)]);
  if (environment !== undefined) fields.push(["Environment", variables(writer, `${at}, environment`, environment)]);
  if (fields.length === 0) return [];
  return [
    ["Overrides", objectOf([["ContainerOverrides", arrayOf([objectOf([["Name", literal(container)], ...fields])])]])],
  ];
};

/** ECS takes variables as a list of names and values, so their names have to be known now. */
const variables = (writer: Writer, at: string, environment: Readonly<Record<string, unknown>>): Expression => {
  if (heldBy(environment) !== undefined)
    throw new DefinitionError(
      `state machine "${writer.machine}", ${at}: found a handle; write it variable by variable, as { ENV: input.env }`,
    );
  return arrayOf(
    Object.entries(environment).map(([variable, value]) =>
      objectOf([
        ["Name", literal(variable)],
        ["Value", expressionOf(value, writer, `${at}.${variable}`)],
      ]),
    ),
  );
};
