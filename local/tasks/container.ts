import type { Json, JsonObject } from "../../asl/language/definition";
import type { Clock } from "../engine/clock";
import { fieldOf, objectIn } from "../json";
import type { Stacks, TaskDefinition } from "../read-stacks";
import { type Container, containerOf } from "./container-definition";
import { type TaskEnd, taskObject } from "./ecs-task";
import { unknownFields } from "./parameters";
import { runProgram } from "./program";
import {
  containerOverrideFields,
  overridesFields,
  type RunTaskRequest,
  readRequest,
  requestFields,
} from "./run-task-request";
import type { CallSite, Needs, Reply, Task } from "./task";

/*
 * ecs:runTask.sync: runs the program of a task definition's container and waits for its end.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */

/** What containers are run with. */
export interface Containers {
  readonly stacks: Stacks;
  readonly clock: Clock;
  /** 32 hexadecimal digits for a task. */
  readonly newTaskId: () => string;
  /** The built program of an image folder. */
  readonly programOf: (folder: string) => Promise<string>;
  /** The folder that its program runs in. */
  readonly workingFolderOf: (folder: string) => string;
}

/** ECS refuses overrides that are longer than this. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html */
const longestOverrides = 8192;

/** The integration, for the task definitions of a synthesized output. */
export function container(containers: Containers): Task {
  const { stacks } = containers;
  const definitionOf = (named: string): TaskDefinition | undefined =>
    stacks.taskDefinitions.find(({ arn, family }) => [arn, family, `${family}:1`].includes(named));
  return {
    integration: { resourceType: "ecs", resource: "runTask.sync" },
    needs: (parameters) => needs(parameters, stacks, definitionOf),
    accept: (parameters) => {
      const request = readRequest(parameters);
      const recorded = { ...(parameters as JsonObject), StartedBy: "AWS Step Functions" };
      return {
        parameters: recorded,
        run: (call) => run(containers, definitionOf(request.taskDefinition), request, recorded, call),
      };
    },
  };
}

function needs(
  parameters: JsonObject,
  stacks: Stacks,
  definitionOf: (named: string) => TaskDefinition | undefined,
): Needs {
  const overrides = objectIn(parameters, "Overrides");
  const each = fieldOf(overrides, "ContainerOverrides");
  const findings = [
    ...unknownFields(parameters, requestFields, "Parameters"),
    ...unknownFields(overrides, overridesFields, "Parameters.Overrides"),
    ...(Array.isArray(each) ? each : []).flatMap((override: Json, index) =>
      unknownFields(override, containerOverrideFields, `Parameters.Overrides.ContainerOverrides[${index}]`),
    ),
  ];
  const named = fieldOf(parameters, "TaskDefinition");
  // A path is known only when the state runs; then ECS is the one to refuse it.
  if (typeof named !== "string") return { findings, machines: [], folders: [] };
  const definition = definitionOf(named);
  if (!definition) {
    return {
      findings: [...findings, `TaskDefinition: no task definition in ${stacks.from} is ${named}`],
      machines: [],
      folders: [],
    };
  }
  const found = containerOf(definition);
  if ("findings" in found) return { findings: [...findings, ...found.findings], machines: [], folders: [] };
  const { folder } = found;
  return folder === undefined
    ? { findings: [...findings, noFolder(definition, found)], machines: [], folders: [] }
    : { findings, machines: [], folders: [folder] };
}

const noFolder = (definition: TaskDefinition, { name, image }: Container): string =>
  `${definition.place}: container "${name}" has the image ${image}, and the output "images" names no folder that it is built from`;

async function run(
  containers: Containers,
  definition: TaskDefinition | undefined,
  request: RunTaskRequest,
  parameters: JsonObject,
  call: CallSite,
): Promise<Reply> {
  if (!definition) return refused("ECS.ClientException", "TaskDefinition not found.");
  const found = containerOf(definition);
  if ("findings" in found) return refused("ECS.InvalidParameterException", found.findings.join(" "));
  const stranger = request.overrides.find(({ name }) => name !== found.name);
  if (stranger) {
    const cause = `Override for container named ${stranger.name} is not a container in the TaskDefinition.`;
    return refused("ECS.InvalidParameterException", cause);
  }
  if (JSON.stringify(parameters.Overrides ?? {}).length > longestOverrides) {
    return refused("ECS.InvalidParameterException", `Container Overrides length must be at most ${longestOverrides}`);
  }
  if (found.folder === undefined) return refused("ECS.InvalidParameterException", noFolder(definition, found));
  if (call.signal.aborted) return { status: "ABORTED" };

  const createdAt = containers.clock.now();
  const facts = { id: containers.newTaskId(), definition, container: found, request, parameters, createdAt };
  call.submitted({ Failures: [], Tasks: [taskObject(facts)] });
  const end = await runToItsEnd(containers, found, found.folder, request, call);
  if (call.signal.aborted) return { status: "ABORTED" };
  const task = taskObject(facts, end);
  return end.exitCode === 0
    ? { status: "SUCCEEDED", output: task }
    : { status: "FAILED", error: "States.TaskFailed", cause: JSON.stringify(task) };
}

/** ECS did not take the task. */
const refused = (error: string, cause: string): Reply => ({ status: "SUBMIT_FAILED", error, cause });

/** Runs the container's program with the command and the environment that ECS would give it. */
async function runToItsEnd(
  { clock, programOf, workingFolderOf }: Containers,
  { name, command, environment, stopTimeout }: Container,
  folder: string,
  { overrides }: RunTaskRequest,
  call: CallSite,
): Promise<TaskEnd> {
  const override = overrides.find((one) => one.name === name);
  const variables = [...environment, ...(override?.environment ?? [])];
  const program = {
    path: await programOf(folder),
    args: override?.command ?? command,
    environment: Object.fromEntries(variables.map((variable) => [variable.name, variable.value])),
    cwd: workingFolderOf(folder),
    grace: stopTimeout * 1000,
  };
  const startedAt = clock.now();
  const exit = await runProgram(program, call.line, clock, call.signal);
  const stoppedAt = clock.now();
  if ("notStarted" in exit) {
    return { stoppedAt, stopCode: "TaskFailedToStart", stoppedReason: `CannotStartContainerError: ${exit.notStarted}` };
  }
  const stoppedReason = "Essential container in task exited";
  return { startedAt, stoppedAt, stopCode: "EssentialContainerExited", stoppedReason, exitCode: exit.exitCode };
}
