import type { Json } from "../../../../asl/language/definition";
import { CannotRun } from "../../../../local/cannot-run";
import { checkDefinition } from "../../../../local/engine/check-definition";
import { deepFrozen } from "../deep-frozen";

/** What is found in a definition, one sentence each, without the machine that it begins with. */
export function findingsIn(definition: unknown): readonly string[] {
  try {
    checkDefinition(deepFrozen(definition as Json), "m", "here");
    return [];
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return error.sentences.map((sentence) => sentence.replace('state machine "m" (here): ', ""));
  }
}
