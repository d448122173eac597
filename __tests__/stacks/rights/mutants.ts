/** Every way to get one statement wrong: the policies of a stack, each time with one change that a test has to notice. */
import type { Synthesized } from "../synthesized";
import { grantedIn, type Policy, permissionsOf, policiesIn, type Statement } from "./granted";
import { inWords, type Permission } from "./permission";
import { otherStatements, wrongStatements } from "./wrong-statements";

/** A stack with one policy changed, as far as the comparison sees it. */
export interface Mutant {
  /** What was changed, and where. */
  readonly title: string;
  /** What is missing after it, what is too much, or both. */
  readonly leaves: readonly ("missing" | "too much")[];
  readonly granted: readonly Permission[];
}

/** All mutants of a stack. One that changes nothing of what is allowed is none. */
export const mutantsOf = (stack: Synthesized): readonly Mutant[] => {
  const policies = policiesIn(stack);
  const before = wordsOf(grantedIn(stack));
  return policies.flatMap((policy) => {
    const others = grantedOf(
      stack,
      policies.filter((other) => other !== policy),
    );
    const mutant = (title: string, leaves: Mutant["leaves"], statements: readonly Statement[]): Mutant => ({
      title: `${policy.type}.${policy.id}: ${title}`,
      leaves,
      granted: [...others, ...grantedOf(stack, [{ ...policy, statements }])],
    });
    return [
      ...policy.statements.flatMap((statement, index) =>
        wrongStatements(stack, statement).map(({ title, leaves, replacement }) =>
          mutant(`statement ${index + 1}, ${title}`, leaves, policy.statements.toSpliced(index, 1, ...replacement)),
        ),
      ),
      ...[...otherStatements, ...policies.flatMap(({ statements }) => statements)].map((added) =>
        mutant(`with ${JSON.stringify(added)}`, ["too much"], [...policy.statements, added]),
      ),
    ].filter(({ granted }) => wordsOf(granted) !== before);
  });
};

const grantedOf = (stack: Synthesized, policies: readonly Policy[]): readonly Permission[] =>
  policies.flatMap((policy) => policy.statements.flatMap((statement) => permissionsOf(stack, policy, statement)));

const wordsOf = (permissions: readonly Permission[]): string =>
  [...new Set(permissions.map(inWords))].sort().join("\n");
