import type { JsonObject } from "../../asl/language/definition";
import type { TaskDefinition } from "../read-stacks";
import type { Container } from "./container-definition";
import type { ContainerOverride, RunTaskRequest } from "./run-task-request";

/*
 * The task object of ECS in the keys of Step Functions (PascalCase): the result of ecs:runTask.sync, as JSON text
 * the cause of its failure, and a part of what RunTask answers. Moments are milliseconds since 1970. Fields that tell of AWS's machines (attachments,
 * zones, addresses) are left out. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
 */

/** A task that ECS has taken. */
export interface TaskFacts {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly definition: TaskDefinition;
  readonly container: Container;
  readonly request: RunTaskRequest;
  /** The parameters as they were sent. */
  readonly parameters: JsonObject;
  readonly createdAt: number;
}

/** How a task ended. */
export interface TaskEnd {
  readonly startedAt?: number;
  readonly stoppedAt: number;
  readonly stopCode: "EssentialContainerExited" | "TaskFailedToStart" | "SpotInterruption";
  readonly stoppedReason: string;
  /** Absent when the container never ran. */
  readonly exitCode?: number;
  /** What ECS tells of the container itself. */
  readonly reason?: string;
}

/** The task object; without an end, that of a task which is just being set up. */
export function taskObject(facts: TaskFacts, end?: TaskEnd): JsonObject {
  const { id, definition, container, request, parameters, createdAt } = facts;
  const [, , , region = "", account = ""] = definition.arn.split(":");
  const named = typeof parameters.Cluster === "string" ? parameters.Cluster : "default";
  const cluster = named.includes(":") ? named : `arn:aws:ecs:${region}:${account}:cluster/${named}`;
  const arn = `arn:aws:ecs:${region}:${account}:task/${cluster.split("/").at(-1)}/${id}`;
  const status = end ? "STOPPED" : "PROVISIONING";
  return {
    Attachments: [],
    ClusterArn: cluster,
    Containers: [
      {
        ContainerArn: `${arn.replace(":task/", ":container/")}/${container.name}`,
        Cpu: "0",
        ...(end?.exitCode === undefined ? {} : { ExitCode: end.exitCode }),
        GpuIds: [],
        Image: container.image,
        LastStatus: end ? "STOPPED" : "PENDING",
        ManagedAgents: [],
        Name: container.name,
        NetworkBindings: [],
        NetworkInterfaces: [],
        ...(end?.reason === undefined ? {} : { Reason: end.reason }),
        TaskArn: arn,
      },
    ],
    Cpu: definition.cpu,
    CreatedAt: createdAt,
    DesiredStatus: end ? "STOPPED" : "RUNNING",
    EnableExecuteCommand: parameters.EnableExecuteCommand ?? false,
    EphemeralStorage: { SizeInGiB: 20 },
    ...(end ? { ExecutionStoppedAt: end.stoppedAt } : {}),
    Group: parameters.Group ?? `family:${definition.family}`,
    InferenceAccelerators: [],
    LastStatus: status,
    LaunchType: parameters.LaunchType ?? "FARGATE",
    Memory: definition.memory,
    Overrides: { ContainerOverrides: overridesOf(container, request), InferenceAcceleratorOverrides: [] },
    ...(end?.startedAt === undefined ? {} : { StartedAt: end.startedAt }),
    ...(parameters.StartedBy === undefined ? {} : { StartedBy: parameters.StartedBy }),
    ...(end
      ? {
          StopCode: end.stopCode,
          StoppedAt: end.stoppedAt,
          StoppedReason: end.stoppedReason,
          StoppingAt: end.stoppedAt,
        }
      : {}),
    Tags: [],
    TaskArn: arn,
    TaskDefinitionArn: definition.arn,
    // ECS counts the states that a task went through.
    Version: end ? (end.startedAt === undefined ? 4 : 5) : 1,
  };
}

/** ECS tells of every container, also of one that was not overridden. */
function overridesOf(container: Container, { overrides }: RunTaskRequest): readonly JsonObject[] {
  const override: ContainerOverride = overrides.find(({ name }) => name === container.name) ?? {
    name: container.name,
    environment: [],
  };
  return [
    {
      Command: override.command ?? [],
      Environment: override.environment.map(({ name, value }) => ({ Name: name, Value: value })),
      EnvironmentFiles: [],
      Name: override.name,
      ResourceRequirements: [],
    },
  ];
}
