/** The policies of a synthesized stack, whoever holds them, and the reasons that stand beside them. */
import type { Json } from "../../asl/language/definition";
import { fieldOf, isObject, objectIn, parseJson } from "../../local/json";
import { readable } from "./readable";
import type { Resource } from "./resource";
import { unreadableIn } from "./unreadable";

/** A role, or a resource that has a policy of its own. */
export interface Holder {
  /** `role nightlyStatesRole`, or the address of a resource: `aws_kms_key.encryptionKey`. */
  readonly name: string;
  /** Who may take the role on; empty for what is no role. */
  readonly trusts: readonly Explained[];
  readonly statements: readonly Explained[];
  /** Addresses of what gives it more rights, which the JSON does not spell out. */
  readonly unreadable: readonly string[];
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
  const resources: readonly Resource[] = Object.entries(objectIn(stack, "resource")).flatMap(([type, named]) =>
    Object.entries(isObject(named) ? named : {}).map(([id, block]) => ({ type, id, block })),
  );
  const roles = resources.filter(({ type }) => type === "aws_iam_role");
  const ofRoles = (resource: Resource): boolean => roles.some((role) => isGivenTo(resource, role));
  return [
    ...roles.map((role) => {
      const given = resources.filter((resource) => isGivenTo(resource, role));
      return {
        name: `role ${role.id}`,
        trusts: statementsIn(role.block),
        statements: given.flatMap(({ block }) => statementsIn(block)),
        unreadable: [role, ...given].flatMap(unreadableIn),
      };
    }),
    ...resources
      .filter((resource) => resource.type !== "aws_iam_role" && !ofRoles(resource))
      .map((resource) => ({
        name: `${resource.type}.${resource.id}`,
        trusts: [],
        statements: statementsIn(resource.block),
        unreadable: unreadableIn(resource),
      }))
      .filter(({ statements, unreadable }) => statements.length + unreadable.length > 0),
  ];
};

/** True for a policy or an attachment that names the role, by reference or by the role's own name. */
const isGivenTo = ({ type, block }: Resource, role: Resource): boolean => {
  if (!type.startsWith("aws_iam_")) return false;
  const names = [
    fieldOf(role.block, "name"),
    ...["name", "id", "arn"].map((by) => `\${aws_iam_role.${role.id}.${by}}`),
  ];
  return ["role", "roles", "role_name"]
    .flatMap((argument) => listed(fieldOf(block, argument)))
    .some((given) => names.includes(given));
};

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
