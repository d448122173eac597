/** The policies of a synthesized stack, whoever holds them, and the reasons that stand beside them. */
import type { Json } from "../../asl/language/definition";
import { fieldOf, isObject, objectIn, parseJson } from "../../local/json";
import { readable } from "./readable";

/** A role, or a resource that has a policy of its own. */
export interface Holder {
  /** `role nightlyStatesRole`, or the address of a resource: `aws_kms_key.encryptionKey`. */
  readonly name: string;
  /** Who may take the role on; empty for what is no role. */
  readonly trusts: readonly Explained[];
  readonly statements: readonly Explained[];
}

/** A statement for people: lists of texts, references readable. */
export interface Explained {
  readonly effect: string;
  /** Who is spoken of, such as `Service states.amazonaws.com`; empty in a role's own policy. */
  readonly principals: readonly string[];
  /** Each action; one that is kept from applying says so: `all but s3:GetObject`. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `ArnEquals ecs:cluster <aws_ecs_cluster.cluster.arn>`; all of them have to hold. */
  readonly conditions: readonly string[];
  /** What needs it: `state "extract"`. Empty where nobody wrote it down. */
  readonly neededBy: readonly string[];
}

/** Every holder of a policy in a stack's JSON, roles first, in the order of the file. */
export const holdersOf = (stack: Json): readonly Holder[] => {
  const resources = Object.entries(objectIn(stack, "resource")).flatMap(([type, named]) =>
    Object.entries(isObject(named) ? named : {}).map(([id, block]) => ({ type, id, block })),
  );
  const roles = resources.filter(({ type }) => type === "aws_iam_role");
  const others = resources.filter(({ type }) => type !== "aws_iam_role" && type !== "aws_iam_role_policy");
  return [
    ...roles.map(({ id, block }) => ({
      name: `role ${id}`,
      trusts: statementsIn(block),
      statements: resources
        .filter(({ type, block }) => type === "aws_iam_role_policy" && fieldOf(block, "role") === roleName(id))
        .flatMap(({ block }) => statementsIn(block)),
    })),
    ...others.flatMap(({ type, id, block }) => {
      const statements = statementsIn(block);
      return statements.length === 0 ? [] : [{ name: `${type}.${id}`, trusts: [], statements }];
    }),
  ];
};

const roleName = (id: string): string => `\${aws_iam_role.${id}.name}`;

/** The statements of every argument that is a policy: JSON text with `Statement`. */
const statementsIn = (block: Json): readonly Explained[] => {
  const reasons = fieldOf(objectIn(block, "//"), "neededBy");
  return Object.values(isObject(block) ? block : {}).flatMap((argument) => {
    if (typeof argument !== "string" || !argument.startsWith("{")) return [];
    const parsed = parseJson(argument);
    const statements = "value" in parsed ? listed(fieldOf(parsed.value, "Statement")) : [];
    return statements.map((statement, index) =>
      explained(statement, Array.isArray(reasons) ? reasons[index] : undefined),
    );
  });
};

const explained = (statement: Json, neededBy: Json | undefined): Explained => ({
  effect: texts(fieldOf(statement, "Effect")).join(),
  principals: [
    ...principals(fieldOf(statement, "Principal")),
    ...allBut(principals(fieldOf(statement, "NotPrincipal"))),
  ],
  actions: [...texts(fieldOf(statement, "Action")), ...allBut(texts(fieldOf(statement, "NotAction")))],
  resources: [...texts(fieldOf(statement, "Resource")), ...allBut(texts(fieldOf(statement, "NotResource")))],
  conditions: Object.entries(objectIn(statement, "Condition")).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, value]) => `${operator} ${key} ${texts(value).join(" or ")}`),
  ),
  // As it was written: names of states are no template code.
  neededBy: listed(neededBy).map(String),
});

const principals = (principal: Json | undefined): readonly string[] =>
  isObject(principal)
    ? Object.entries(principal).flatMap(([type, value]) => texts(value).map((name) => `${type} ${name}`))
    : texts(principal);

const allBut = (texts: readonly string[]): readonly string[] => texts.map((text) => `all but ${text}`);

const texts = (value: Json | undefined): readonly string[] => listed(value).map((item) => readable(String(item)));

const listed = (value: Json | undefined): readonly Json[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Json];
};
