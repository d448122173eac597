/** Every permission that the policies of synthesized stacks give, wherever they stand. */
import type { Block, Synthesized } from "../synthesized";
import { arnIn, resolved } from "./arns";
import type { Condition, Permission } from "./permission";

/** A policy in the JSON: JSON text with statements, in an argument of a resource. */
export interface Policy {
  readonly type: string;
  readonly id: string;
  readonly argument: string;
  readonly statements: readonly Statement[];
  /** What stands beside it: for each statement, who needs it. */
  readonly neededBy: readonly (readonly string[])[];
}

/** A statement as IAM takes it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export type Statement = Readonly<Record<string, unknown>>;

/** Found by what an argument holds, not by where policies are expected. */
export const policiesIn = (stack: Synthesized): readonly Policy[] =>
  Object.entries(stack.resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).flatMap(([id, block]) =>
      Object.entries(block).flatMap(([argument, value]) => {
        const statements = statementsOf(value);
        const { neededBy = [] } = (block["//"] ?? {}) as { neededBy?: string[][] };
        return statements === undefined ? [] : [{ type, id, argument, statements, neededBy }];
      }),
    ),
  );

const statementsOf = (argument: unknown): readonly Statement[] | undefined => {
  if (typeof argument !== "string" || !argument.includes('"Statement"')) return undefined;
  const { Statement } = JSON.parse(argument);
  return [Statement].flat();
};

/** The permissions of all policies of a stack. */
export const grantedIn = (stack: Synthesized): readonly Permission[] =>
  policiesIn(stack).flatMap((policy) =>
    policy.statements.flatMap((statement) => permissionsOf(stack, policy, statement)),
  );

/** What one statement comes to. `NotAction`, `NotResource` and `NotPrincipal` are all but a few, so they count as all. */
export const permissionsOf = (stack: Synthesized, policy: Policy, statement: Statement): readonly Permission[] => {
  const texts = (value: unknown): string[] => [value ?? []].flat().map((text) => resolved(stack, text));
  const of = (element: string): string[] =>
    statement[`Not${element}`] === undefined ? texts(statement[element]) : ["*"];
  const holder = holderOf(stack, policy);
  const isTrust = policy.argument === "assume_role_policy";
  const principals = statement.NotPrincipal === undefined ? principalsOf(statement.Principal, texts) : ["*"];
  return each(principals, (principal) =>
    each(of("Action"), (action) =>
      each(isTrust ? [""] : of("Resource"), (resource) =>
        conditionsOf(statement.Condition, texts).map((conditions) => ({
          holder,
          principal,
          effect: String(statement.Effect),
          action,
          resource,
          conditions,
        })),
      ),
    ),
  );
};

const each = <T, R>(items: readonly T[], make: (item: T) => readonly R[]): R[] => items.flatMap(make);

const principalsOf = (principal: unknown, texts: (value: unknown) => string[]): readonly string[] => {
  if (principal === undefined) return [""];
  if (typeof principal !== "object" || principal === null) return texts(principal);
  return Object.entries(principal).flatMap(([type, names]) => texts(names).map((name) => `${type}:${name}`));
};

/** Several values of a key are alternatives, so each makes a permission of its own; a negated operator takes them all together. */
export const conditionsOf = (
  condition: unknown,
  texts: (value: unknown) => string[],
): readonly (readonly Condition[])[] =>
  Object.entries((condition ?? {}) as Record<string, Record<string, unknown>>)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values) })),
    )
    .reduce<readonly (readonly Condition[])[]>(
      (sets, { operator, key, values }) =>
        sets.flatMap((set) =>
          (operator.includes("Not") ? [values.join(" ")] : values).map((value) => [
            ...set,
            // IAM: the two do the same. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
            { operator: operator.replace("ArnEquals", "ArnLike"), key, value },
          ]),
        ),
      [[]],
    );

const holderOf = (stack: Synthesized, { type, id, argument }: Policy): string => {
  const block: Block = stack.resource[type]?.[id] ?? {};
  if (type === "aws_iam_role_policy") return resolved(stack, String(block.role).replace(/\.(name|id)\}$/, ".arn}"));
  if (argument === "assume_role_policy") return `trust of ${arnIn(stack, type, id)}`;
  // A policy beside its resource names it; one inside it does not have to.
  return `policy of ${resolved(stack, block.arn ?? block.queue_url ?? arnIn(stack, type, id))}`;
};

/** Rights that no policy of the JSON spells out: AWS's managed policies, what is attached from outside, a policy by reference. */
export const unreadableRights = (stack: Synthesized): readonly string[] =>
  Object.entries(stack.resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).flatMap(([id, block]) => [
      ...(/^aws_iam_(?!role$|role_policy$)/.test(type) ? [`${type}.${id}`] : []),
      ...["managed_policy_arns", "inline_policy", "policy_arn"]
        .filter((argument) => block[argument] !== undefined)
        .map((argument) => `${type}.${id}.${argument}`),
      ...Object.entries(block)
        .filter(([argument, value]) => /policy/.test(argument) && String(value).startsWith("${"))
        .map(([argument]) => `${type}.${id}.${argument}`),
    ]),
  );
