/** From a machine's tree to the Amazon States Language. Reads nothing but the tree. */
import type { Definition, Json, State } from "../definition";
import type { ResourceNode } from "../nodes/expression";
import type { MachineNode } from "../nodes/statement";
import { demandedResults, variableOf } from "../placement/demand";
import { afterResultOf, type Frame, placeOf, startOfMachine } from "../placement/frame";
import type { Reading } from "./jsonpath";
import { outputFields } from "./output";
import { renderState } from "./render-state";

/** What a definition names and only an environment knows. */
export interface Resolve {
  /** `aws`, `aws-cn`, … https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
  readonly partition: string;
  /** An attribute's value: an ARN, or for `AwsvpcConfiguration` the object that ECS takes. */
  readonly attributeOf: (node: ResourceNode) => Json;
}

/**
 * The definition of a machine, its resources filled in by `resolve`.
 * @throws DefinitionError for a value that JSONPath cannot write, and for two results in one variable
 */
export const render = (machine: MachineNode, resolve: Resolve): Definition => {
  const demanded = demandedResults(machine);
  const { statements, result } = machine.block;

  const readingOf = (state: string, frame: Frame): Reading => ({
    placeOf: (ref) => placeOf(ref, frame),
    attributeOf: resolve.attributeOf,
    at: `state machine "${machine.name}", state "${state}"`,
  });

  const states: [name: string, state: State][] = [];
  let frame = startOfMachine;
  for (const [index, statement] of statements.entries()) {
    const { name } = statement;
    const next = statements[index + 1]?.name;
    const after = afterResultOf(name);
    const state = renderState(statement, {
      partition: resolve.partition,
      reading: readingOf(name, frame),
      output: next === undefined ? outputFields(result, readingOf(name, after)) : {},
      variable: demanded.has(name) ? variableOf(name) : undefined,
      transition: next === undefined ? { End: true } : { Next: next },
    });
    states.push([name, state]);
    frame = after;
  }
  return { StartAt: statements[0]?.name ?? "", States: Object.fromEntries(states) };
};
