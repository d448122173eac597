import type { Json } from "../../asl/language/definition";
import { type Fields, fieldTaker, isObjects, isOneObject, isText, isTexts } from "./parameters";

/*
 * The parameters of ecs:runTask.sync, which are those of ECS RunTask in PascalCase.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */

/** The fields of RunTask. What concerns only where and how AWS places the task has no effect here. */
export const requestFields: Fields = {
  TaskDefinition: "runs",
  Overrides: "runs",
  Cluster: "no effect here",
  LaunchType: "no effect here",
  CapacityProviderStrategy: "no effect here",
  NetworkConfiguration: "no effect here",
  PlatformVersion: "no effect here",
  Group: "no effect here",
  PropagateTags: "no effect here",
  Tags: "no effect here",
  EnableECSManagedTags: "no effect here",
  EnableExecuteCommand: "no effect here",
  PlacementConstraints: "no effect here",
  PlacementStrategy: "no effect here",
  ReferenceId: "no effect here",
};

/** The fields of a TaskOverride. */
export const overridesFields: Fields = {
  ContainerOverrides: "runs",
  Cpu: "no effect here",
  Memory: "no effect here",
  EphemeralStorage: "no effect here",
  ExecutionRoleArn: "no effect here",
  TaskRoleArn: "no effect here",
};

/** The fields of a ContainerOverride. */
export const containerOverrideFields: Fields = {
  Name: "runs",
  Command: "runs",
  Environment: "runs",
  Cpu: "no effect here",
  Memory: "no effect here",
  MemoryReservation: "no effect here",
};

/** A variable of the container's environment. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** What one container is to do differently from its definition. */
export interface ContainerOverride {
  readonly name: string;
  readonly command?: readonly string[];
  readonly environment: readonly Variable[];
}

/** What is asked of ECS, as far as the local run acts on it. */
export interface RunTaskRequest {
  /** ARN, family or family:revision. */
  readonly taskDefinition: string;
  readonly overrides: readonly ContainerOverride[];
}

/** Reads filled parameters. @throws StatesError States.Runtime when a field is missing or has another form */
export function readRequest(parameters: Json): RunTaskRequest {
  const { optional, required } = fieldTaker(parameters);
  const overrides = optional(optional(parameters, "Overrides", isOneObject), "ContainerOverrides", isObjects) ?? [];
  return {
    taskDefinition: required(parameters, "TaskDefinition", isText),
    overrides: overrides.map((override) => {
      const command = optional(override, "Command", isTexts);
      const environment = optional(override, "Environment", isObjects) ?? [];
      return {
        name: required(override, "Name", isText),
        ...(command ? { command } : {}),
        environment: environment.map((variable) => ({
          name: required(variable, "Name", isText),
          value: required(variable, "Value", isText),
        })),
      };
    }),
  };
}
