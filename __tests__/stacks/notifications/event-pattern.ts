/**
 * Which events a pattern of EventBridge matches, as far as these stacks write patterns: each field has to be there, and its value has to be
 * one of a list of texts. Anything else in a pattern, an operator for instance, is refused here, not passed over.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export const matches = (pattern: unknown, event: unknown): boolean => {
  if (Array.isArray(pattern)) {
    if (pattern.length === 0 || !pattern.every((value) => typeof value === "string"))
      throw new Error(`${JSON.stringify(pattern)} is no list of texts`);
    return typeof event === "string" && pattern.includes(event);
  }
  if (typeof pattern !== "object" || pattern === null) throw new Error(`${JSON.stringify(pattern)} is no pattern`);
  const fields = Object.entries(pattern);
  if (fields.length === 0) throw new Error("an empty pattern");
  return fields.every(([field, below]) => matches(below, fieldOf(event, field)));
};

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, field)
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

/**
 * What a target is sent by an input transformer whose template is lines of text, each in quotes: values are put in as they are, and one that
 * the event does not have leaves its place empty.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export const transformed = (
  {
    input_paths,
    input_template,
  }: { readonly input_paths: Readonly<Record<string, string>>; readonly input_template: string },
  event: unknown,
): string => {
  for (const line of input_template.split("\n"))
    if (typeof JSON.parse(line) !== "string") throw new Error(`${line} is no text in quotes`);
  return input_template.replace(/<([^<>]*)>/g, (_, name: string) => {
    const path = input_paths[name];
    if (path === undefined) throw new Error(`<${name}> has no path`);
    const [root, ...fields] = path.split(".");
    if (root !== "$") throw new Error(`${path} does not begin at the event`);
    return String(fields.reduce(fieldOf, event) ?? "");
  });
};
