/** What a statement says, taken apart to the smallest piece that IAM decides about. */

/** One action on one resource, for one principal, under conditions that hold one value each. */
export interface Permission {
  /** Whose policy says so: a role's ARN, `trust of <role's ARN>`, or `policy of <resource>`. */
  readonly holder: string;
  /** Who is allowed: `Service:states.amazonaws.com`; empty in a role's own policy, which speaks of the role. */
  readonly principal: string;
  readonly effect: string;
  readonly action: string;
  readonly resource: string;
  readonly conditions: readonly Condition[];
}

/** One test of one key of the request's context. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

/** A permission in one line, conditions in a fixed order: what two permissions are compared by, and told by. */
export const inWords = ({ holder, principal, effect, action, resource, conditions }: Permission): string =>
  [
    holder,
    effect,
    principal,
    action,
    "on",
    resource,
    ...conditions.map(({ operator, key, value }) => `${operator} ${key}=${value}`).sort(),
  ]
    .filter((word) => word !== "")
    .join(" ");

/** True when all that `needed` lets happen is let happen by `granted` too. */
export const covers = (granted: Permission, needed: Permission): boolean =>
  granted.holder === needed.holder &&
  granted.effect === needed.effect &&
  matches(granted.principal, needed.principal) &&
  matches(granted.action.toLowerCase(), needed.action.toLowerCase()) &&
  matches(granted.resource, needed.resource) &&
  granted.conditions.every((condition) => needed.conditions.some((other) => follows(condition, other)));

/** True when a condition holds wherever the other one does. */
const follows = (condition: Condition, from: Condition): boolean =>
  condition.key === from.key &&
  (condition.operator === from.operator
    ? matches(condition.value, from.value)
    : condition.operator === "StringLike" && from.operator === "StringEquals" && matches(condition.value, from.value));

/** `*` and `?` of a policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export const matches = (pattern: string, text: string): boolean =>
  pattern === text ||
  new RegExp(
    `^${pattern
      .split(/([*?])/)
      .map((part) => (part === "*" ? ".*" : part === "?" ? "." : part.replace(/[.+^${}()|[\]\\]/g, "\\$&")))
      .join("")}$`,
    "s",
  ).test(text);
