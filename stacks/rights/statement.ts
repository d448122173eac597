/** IAM policies as data. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
import { jsonText } from "../json-text";

/** A statement that allows something. Texts may hold references to resources. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/** Values by condition operator and key: `{ ArnEquals: { "ecs:cluster": arn } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A permission policy as JSON text. Statements that stand there twice are written once. */
export const permissionPolicy = (statements: readonly Statement[]): string =>
  policy(
    unique(statements).map(({ actions, resources, conditions }) => ({
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      ...(conditions && { Condition: conditions }),
    })),
  );

/**
 * A trust policy as JSON text: who may take a role on. Its conditions keep another account from having the service do so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const trustPolicy = (service: string, conditions: Conditions): string =>
  policy([{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole", Condition: conditions }]);

const policy = (statements: readonly object[]): string => jsonText({ Version: "2012-10-17", Statement: statements });

const unique = (statements: readonly Statement[]): Statement[] => [
  ...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values(),
];
