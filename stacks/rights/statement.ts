/** IAM policies as data. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
import { jsonText } from "../json-text";

/** A statement that allows something. Texts may hold references to resources. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** The one thing that needs it, in words: `state "extract"`, `schedule "nightly"`. `npm run explain-iam` prints it. */
  readonly neededBy: string;
}

/** A statement of a resource's own policy: it also says whom it allows, an account's root or a service. */
export interface ResourceStatement extends Statement {
  readonly principal: { readonly AWS: string } | { readonly Service: string };
}

/** Values by condition operator and key: `{ ArnEquals: { "ecs:cluster": arn } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A permission policy as JSON text, and for each of its statements, in their order, all that need it. */
export interface ExplainedPolicy {
  readonly json: string;
  readonly neededBy: readonly (readonly string[])[];
}

/** The policy of a role. What several need is written once. */
export const permissionPolicy = (statements: readonly Statement[]): ExplainedPolicy => explainedPolicy(statements);

/** The policy of a resource, such as a key or a topic. */
export const resourcePolicy = (statements: readonly ResourceStatement[]): ExplainedPolicy =>
  explainedPolicy(statements);

const explainedPolicy = (statements: readonly (Statement & Partial<ResourceStatement>)[]): ExplainedPolicy => {
  const needed = new Map<string, { readonly element: object; readonly by: Set<string> }>();
  for (const { neededBy, principal, actions, resources, conditions } of statements) {
    const element = {
      Effect: "Allow",
      ...(principal && { Principal: principal }),
      Action: actions,
      Resource: resources,
      ...(conditions && { Condition: conditions }),
    };
    const key = JSON.stringify(element);
    needed.set(key, { element, by: (needed.get(key)?.by ?? new Set()).add(neededBy) });
  }
  const written = [...needed.values()];
  return { json: policy(written.map(({ element }) => element)), neededBy: written.map(({ by }) => [...by]) };
};

/**
 * A trust policy as JSON text: who may take a role on. Its conditions keep another account from having the service do so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const trustPolicy = (service: string, conditions: Conditions): string =>
  policy([{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole", Condition: conditions }]);

const policy = (statements: readonly object[]): string => jsonText({ Version: "2012-10-17", Statement: statements });
