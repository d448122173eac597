/** A machine while its callback writes it: the one mutable thing of the language. */
import { DefinitionError } from "./errors";
import { handleOf, type Owner, type Ref } from "./handle";
import type { Statement } from "./nodes/statement";

/** The most characters of a state's name. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_NAME = 80;

/** Takes a machine's statements in their order, until its callback has returned. */
export class Writer implements Owner {
  readonly statements: Statement[] = [];
  #closed = false;

  constructor(readonly machine: string) {}

  /**
   * Adds a statement and returns the handle of its result.
   * @throws DefinitionError for a name that is empty, too long or taken, and after the callback has returned
   */
  add<Result>(statement: Statement): Ref<Result> {
    const { name } = statement;
    const refuse = (sentence: string): never => {
      throw new DefinitionError(`state machine "${this.machine}", state "${name}": ${sentence}`);
    };
    if (this.#closed) refuse("it is added after the machine's callback returned; a step is only for its callback");
    const length = [...name].length;
    if (length === 0 || length > MAX_NAME)
      refuse(`its name has ${length} characters, Step Functions takes 1 to ${MAX_NAME}`);
    if (this.statements.some((other) => other.name === name))
      refuse("there is a state of this name before it; names are unique in a machine");
    this.statements.push(statement);
    return handleOf<Result>({ of: "result", state: name }, this);
  }

  /** No more statements: the callback has returned. */
  close(): void {
    this.#closed = true;
  }
}
