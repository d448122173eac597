import type { Json, JsonObject } from "../../asl/language/definition";
import type { Clock } from "../engine/clock";
import { type Execution, executionArn } from "../engine/execution";
import { fieldOf, parseJson } from "../json";
import type { Machine, Stacks } from "../read-stacks";
import type { Background } from "./background";
import type { Callbacks } from "./callbacks";
import { patternOf } from "./called";
import { describedExecution } from "./described-execution";
import { type Fields, fieldTaker, isKnown, isText, unknownFields } from "./parameters";
import { type Refusal, refused, stepFunctions, withSdkMetadata } from "./service-answer";
import type { Caller, CallSite, Reply, Task } from "./task";

/*
 * states:startExecution, which runs another state machine. The state goes on at once, waits for its end (`.sync`, `.sync:2`) or waits for
 * its token to come back (`.waitForTaskToken`). https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */

const fields: Fields = { StateMachineArn: "runs", Input: "runs", Name: "runs", TraceHeader: "no effect here" };

/** How a child is run: by the same engine, in the same world. */
export interface Children {
  readonly stacks: Stacks;
  readonly clock: Clock;
  /** A name for an execution that was given none. */
  readonly newName: () => string;
  readonly newRequestId: () => string;
  readonly execute: (machine: Machine, start: ChildStart) => Promise<Execution>;
  readonly callbacks: Callbacks;
  /** Where executions go on that no state waits for. */
  readonly background: Background;
  /** ARNs of executions that were started: a name is taken for good. */
  readonly taken: Set<string>;
}

/** What a child is started with. */
export interface ChildStart {
  readonly name: string;
  readonly input: Json;
  readonly causeOfAbort?: string;
  /** Aborts the child alone; without it the child goes on whatever becomes of its parent. */
  readonly signal?: AbortSignal;
}

/** The integration, for the machines of a synthesized output. @param resource `startExecution` with the end that its pattern has */
export function childExecution(children: Children, resource: string): Task {
  const { machines, from } = children.stacks;
  const machineAt = (arn: string): Machine | undefined => machines.find((machine) => machine.arn === arn);
  return {
    called: { kind: "integration", resourceType: "states", resource },
    needs: (parameters) => {
      const arn = fieldOf(parameters, "StateMachineArn");
      const machine = isKnown(arn) ? machineAt(arn) : undefined;
      const missing = isKnown(arn) && !machine ? [`StateMachineArn: no machine in ${from} has the ARN ${arn}`] : [];
      return {
        findings: [...unknownFields(parameters, fields, "Parameters"), ...missing],
        machines: machine ? [machine] : [],
        folders: [],
      };
    },
    accept: (parameters, caller) => {
      const { optional, required } = fieldTaker(parameters);
      const arn = required(parameters, "StateMachineArn", isText);
      const name = optional(parameters, "Name", isText) ?? children.newName();
      const child = { arn, machine: machineAt(arn), name, input: fieldOf(parameters, "Input") ?? {} };
      return { parameters: parameters as JsonObject, run: (call) => run(children, resource, child, caller, call) };
    },
  };
}

interface Child {
  readonly arn: string;
  readonly machine: Machine | undefined;
  readonly name: string;
  readonly input: Json;
}

async function run(
  children: Children,
  resource: string,
  child: Child,
  { token = "" }: Caller,
  call: CallSite,
): Promise<Reply> {
  const { clock, newRequestId, background, callbacks, execute, taken } = children;
  const pattern = patternOf({ resource });
  const started = startOf(child, taken);
  if ("code" in started) return refused(pattern, stepFunctions, started, newRequestId());
  const { machine, input } = started;
  const arn = executionArn(child.arn, child.name);
  taken.add(arn);
  const answer = withSdkMetadata(
    { ExecutionArn: arn, StartDate: clock.now() },
    stepFunctions,
    newRequestId(),
    clock.now(),
  );
  switch (pattern) {
    case "request-response":
      background.add(execute(machine, { name: child.name, input }));
      return { status: "SUCCEEDED", output: answer };
    case "callback": {
      call.submitted(answer);
      const expected = callbacks.expect(token, call);
      background.add(execute(machine, { name: child.name, input }));
      return expected.reply();
    }
    case "sync": {
      call.submitted(answer);
      const causeOfAbort = `The Task state in AWS Step Functions execution [${call.executionArn}] which was managing this resource was aborted`;
      const execution = await execute(machine, { name: child.name, input, causeOfAbort, signal: call.signal });
      return replyOf(execution, resource.endsWith(":2"));
    }
  }
}

/** What StartExecution makes of a request. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
function startOf(
  { arn, machine, name, input }: Child,
  taken: ReadonlySet<string>,
): { readonly machine: Machine; readonly input: Json } | Refusal {
  const refuse = (code: string, message: string): Refusal => ({ error: `${code}Exception`, code, message });
  if (!machine) return refuse("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
    return refuse("InvalidName", `Invalid Name: '${name}'`);
  const execution = executionArn(arn, name);
  if (taken.has(execution)) return refuse("ExecutionAlreadyExists", `Execution Already Exists: '${execution}'`);
  // The API takes JSON as text; Step Functions makes text of anything else.
  const parsed = typeof input === "string" ? parseJson(input) : { value: input };
  return "value" in parsed
    ? { machine, input: parsed.value }
    : refuse("InvalidExecutionInput", `Invalid State Machine Execution Input: '${parsed.problem}'`);
}

function replyOf(execution: Execution, parsed: boolean): Reply {
  const { status } = execution.result;
  if (status === "ABORTED") return { status };
  if (status === "SUCCEEDED") return { status, output: describedExecution(execution, parsed) };
  return { status: "FAILED", error: "States.TaskFailed", cause: JSON.stringify(describedExecution(execution, false)) };
}
