import type { Json, JsonObject } from "../../asl/language/definition";
import { type Execution, executionArn } from "../engine/execution";
import { fieldOf } from "../json";
import type { Machine, Stacks } from "../read-stacks";
import { type Fields, fieldTaker, isText, unknownFields } from "./parameters";
import type { CallSite, Reply, Task } from "./task";

/*
 * states:startExecution.sync:2, which runs another state machine and waits for its end.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */

const fields: Fields = { StateMachineArn: "runs", Input: "runs", Name: "runs", TraceHeader: "no effect here" };

/** How a child is run: by the same engine, in the same world. */
export interface Children {
  readonly stacks: Stacks;
  /** A name for an execution that was given none. */
  readonly newName: () => string;
  readonly now: () => number;
  readonly execute: (
    machine: Machine,
    start: { name: string; input: Json; causeOfAbort: string },
  ) => Promise<Execution>;
}

/** The integration, for the machines of a synthesized output. */
export function childExecution(children: Children): Task {
  const { machines, from } = children.stacks;
  const machineAt = (arn: string): Machine | undefined => machines.find((machine) => machine.arn === arn);
  return {
    integration: { resourceType: "states", resource: "startExecution.sync:2" },
    needs: (parameters) => {
      const arn = fieldOf(parameters, "StateMachineArn");
      const machine = typeof arn === "string" ? machineAt(arn) : undefined;
      const missing =
        typeof arn === "string" && !machine ? [`StateMachineArn: no machine in ${from} has the ARN ${arn}`] : [];
      return {
        findings: [...unknownFields(parameters, fields, "Parameters"), ...missing],
        machines: machine ? [machine] : [],
        folders: [],
      };
    },
    accept: (parameters) => {
      const { optional, required } = fieldTaker(parameters);
      const arn = required(parameters, "StateMachineArn", isText);
      const name = optional(parameters, "Name", isText) ?? children.newName();
      const input = fieldOf(parameters, "Input") ?? {};
      return {
        parameters: parameters as JsonObject,
        run: (call) => run(children, { arn, machine: machineAt(arn), name, input }, call),
      };
    },
  };
}

interface Child {
  readonly arn: string;
  readonly machine: Machine | undefined;
  readonly name: string;
  readonly input: Json;
}

async function run(children: Children, { arn, machine, name, input }: Child, call: CallSite): Promise<Reply> {
  if (!machine) {
    const error = "StepFunctions.StateMachineDoesNotExistException";
    return { status: "SUBMIT_FAILED", error, cause: `State Machine Does Not Exist: '${arn}'` };
  }
  call.submitted({ ExecutionArn: executionArn(arn, name), StartDate: children.now() });
  const causeOfAbort = `The Task state in AWS Step Functions execution [${call.executionArn}] which was managing this resource was aborted`;
  const execution = await children.execute(machine, { name, input, causeOfAbort });
  const { result } = execution;
  if (result.status === "ABORTED") return { status: "ABORTED" };
  if (result.status === "SUCCEEDED") return { status: "SUCCEEDED", output: described(execution) };
  return { status: "FAILED", error: "States.TaskFailed", cause: JSON.stringify(described(execution)) };
}

/**
 * The child as the parent sees it: what DescribeExecution answers, keys in PascalCase and in alphabetical order,
 * moments in milliseconds. Of a success `.sync:2` gives Input and Output as JSON; the cause of a failure has no Output,
 * and its Input is text.
 */
function described({
  executionArn: arn,
  stateMachineArn,
  name,
  startDate,
  stopDate,
  input,
  result,
}: Execution): JsonObject {
  const included = { Included: true };
  return {
    ...(result.status === "FAILED" ? { Cause: result.cause, Error: result.error } : {}),
    ExecutionArn: arn,
    Input: result.status === "SUCCEEDED" ? input : JSON.stringify(input),
    InputDetails: included,
    Name: name,
    ...(result.status === "SUCCEEDED" ? { Output: result.output, OutputDetails: included } : {}),
    StartDate: startDate,
    StateMachineArn: stateMachineArn,
    Status: result.status,
    StopDate: stopDate,
  };
}
