/**
 * `states:startExecution.sync:2`: starts another state machine and waits until it has ended.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
import { DefinitionError } from "../errors";
import { expressionOf, type Field, literal, objectOf } from "../expression-of";
import type { Ref } from "../handle";
import type { Expression } from "../nodes/expression";
import type { MachineNode } from "../nodes/statement";
import { type ResourceName, writtenWith } from "../nodes/use";
import type { Writer } from "../writer";

/** A finished execution, as the integration answers it; `Input` and `Output` are the values themselves, not their JSON text. */
export interface ChildExecution<Input, Output> {
  readonly ExecutionArn: string;
  readonly Input: Input;
  readonly Name: string;
  readonly Output: Output;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly StartDate: number;
  readonly StateMachineArn: string;
  readonly Status: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly StopDate: number;
}

/**
 * A child's input by this key lets the console link it to the execution that started it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html#nested-execution-startid
 */
const STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";
const executionId: Expression = { kind: "ref", from: { of: "context" }, path: ["Execution", "Id"] };

/** Adds a state that starts `child` with `input`. A child that does not succeed fails the state with `States.TaskFailed`. */
export const startExecution = <Input, Output>(
  writer: Writer,
  name: string,
  child: MachineNode,
  input: unknown,
): Ref<ChildExecution<Input, Output>> => {
  // Modules that import each other are given what is not there yet, whatever its type says.
  if (child?.kind !== "stateMachine")
    throw new DefinitionError(
      `state machine "${writer.machine}", state "${name}": found no state machine to start; it has to be written before this one`,
    );
  const resource: ResourceName = { type: "stateMachine", name: child.name };
  const parameters = objectOf([
    ["StateMachineArn", { kind: "resource", resource, attribute: "StateMachineArn" }],
    ["Input", linked(expressionOf(input, writer, `state "${name}", input`))],
  ]);
  const use = writtenWith({ action: "states:startExecution.sync:2", resource }, child);
  return writer.add<ChildExecution<Input, Output>>({ kind: "task", name, parameters, use });
};

/**
 * An input that is one handle is sent as it is: nothing can be added to it here, so it carries no link. Neither is one added to an
 * input that says itself who started it.
 */
const linked = (input: Expression): Expression => {
  const fields = fieldsOf(input);
  if (fields === undefined || fields.some(([key]) => key === STARTED_BY)) return input;
  return objectOf([...fields, [STARTED_BY, executionId]]);
};

const fieldsOf = (input: Expression): readonly Field[] | undefined => {
  if (input.kind === "object") return input.fields;
  if (input.kind !== "literal" || typeof input.value !== "object" || input.value === null) return undefined;
  return Object.entries(input.value).map(([key, value]) => [key, literal(value)]);
};
