/** Which results need a variable: those that are read when they no longer lie in `$`. An unread result leaves no trace. */
import { DefinitionError } from "../errors";
import type { Expression, RefNode } from "../nodes/expression";
import type { MachineNode } from "../nodes/statement";
import { afterResultOf, type Frame, placeOf, startOfMachine } from "./frame";

/**
 * The states whose results need a variable, in the order in which they are first read.
 * @throws DefinitionError when two of them would be kept in one variable, or one in a variable with too long a name
 */
export const demandedResults = ({ name, block }: MachineNode): ReadonlySet<string> => {
  const demanded = new Set<string>();
  const read = (value: Expression | undefined, frame: Frame): void => {
    for (const ref of refsOf(value)) {
      const place = placeOf(ref, frame);
      if (place.in === "variable") demanded.add(place.resultOf);
    }
  };

  let frame = startOfMachine;
  for (const statement of block.statements) {
    read(statement.parameters, frame);
    frame = afterResultOf(statement.name);
  }
  read(block.result, frame);

  refuseUnfitVariables(name, demanded);
  return demanded;
};

/** The most characters of a variable's name. https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
const MAX_VARIABLE_NAME = 80;

const refuseUnfitVariables = (machine: string, states: Iterable<string>): void => {
  const stateOf = new Map<string, string>();
  for (const state of states) {
    const variable = variableOf(state);
    if ([...variable].length > MAX_VARIABLE_NAME)
      throw new DefinitionError(
        `state machine "${machine}": the result of "${state}" would be kept in the variable "${variable}", Step Functions takes ${MAX_VARIABLE_NAME} characters; shorten the state's name`,
      );
    const other = stateOf.get(variable);
    if (other !== undefined)
      throw new DefinitionError(
        `state machine "${machine}": the results of "${other}" and "${state}" would both be kept in the variable "${variable}"; rename one of the states`,
      );
    stateOf.set(variable, state);
  }
};

/**
 * The variable that keeps a state's result: its name in camelCase. Variables start with a letter, and `states` is taken.
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export const variableOf = (state: string): string => {
  const [first = "", ...rest] = state.match(/[\p{ID_Start}\p{Nd}]+/gu) ?? [];
  const name = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalized).join("");
  return /^\p{ID_Start}/u.test(name) && name !== "states" ? name : `result${capitalized(name)}`;
};

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const refsOf = (value: Expression | undefined): readonly RefNode[] => {
  switch (value?.kind) {
    case "ref":
      return [value];
    case "object":
      return value.fields.flatMap(([, item]) => refsOf(item));
    case "array":
      return value.items.flatMap(refsOf);
    case "literal":
    case "resource":
    case undefined:
      return [];
  }
};
