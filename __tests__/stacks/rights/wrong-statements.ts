/** A statement, each time with one thing wrong. */
import type { Synthesized } from "../synthesized";
import type { Statement } from "./granted";

/** What stands instead of a statement: nothing, or one that is wrong. */
export interface WrongStatement {
  readonly title: string;
  readonly leaves: readonly ("missing" | "too much")[];
  readonly replacement: readonly Statement[];
}

/** Statements that belong to nobody here. */
export const otherStatements: readonly Statement[] = [
  { Effect: "Allow", Action: "iam:*", Resource: "*" },
  { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
  { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::somewhere/*"] },
  { Effect: "Allow", Principal: { AWS: "*" }, Action: "*", Resource: "*" },
  { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
];

/** All wrong versions of one statement of a stack. */
export const wrongStatements = (stack: Synthesized, statement: Statement): readonly WrongStatement[] => [
  { title: "dropped", leaves: ["missing"], replacement: [] },
  change("denied", ["missing"], { ...statement, Effect: "Deny" }),
  ...wrongTexts(statement, "Action", widerActions),
  ...wrongTexts(statement, "Resource", widerResources),
  ...otherResources(stack, statement),
  ...["Action", "Resource", "Principal"]
    .filter((element) => statement[element] !== undefined)
    .map((element) => {
      const { [element]: texts, ...rest } = statement;
      return change(`Not${element}`, ["too much"], { ...rest, [`Not${element}`]: texts });
    }),
  ...wrongPrincipals(statement),
  ...wrongConditions(statement),
];

const change = (title: string, leaves: WrongStatement["leaves"], statement: Statement): WrongStatement => ({
  title,
  leaves,
  replacement: [statement],
});

const listed = (value: unknown): readonly string[] => [value ?? []].flat() as string[];

/** Each text of an element dropped, and replaced by each that is wider. */
const wrongTexts = (
  statement: Statement,
  element: string,
  wider: (text: string) => readonly string[],
): WrongStatement[] => {
  const texts = listed(statement[element]);
  return texts.flatMap((text, index) => [
    ...(texts.length > 1
      ? [change(`without ${text}`, ["missing"], { ...statement, [element]: texts.toSpliced(index, 1) })]
      : []),
    ...wider(text)
      .filter((other) => other !== text)
      .map((other) =>
        change(`${text} as ${other}`, ["too much"], { ...statement, [element]: texts.toSpliced(index, 1, other) }),
      ),
  ]);
};

const widerActions = (action: string): readonly string[] => [
  "*",
  action.replace(/:.*/, ":*"),
  action.replace(/(:[A-Z][a-z]+).*/, "$1*"),
];

const widerResources = (resource: string): readonly string[] => {
  if (resource === "*") return [];
  const parts = resource.split(":");
  const anyOf = (index: number) => (parts.length > 5 ? [parts.toSpliced(index, 1, "*").join(":")] : []);
  return [
    "*",
    resource.replace(/\**$/, "*"),
    // `execution:job*` is also the executions of `job-2`.
    resource.replace(/[:/]\*$/, "*"),
    resource.replace(/[^/]*\/?\*$/, "*"),
    ...anyOf(3),
    ...anyOf(4),
    ...anyOf(5),
  ];
};

/** The right kind of resource, and another one: the child `job-2` for `job`. */
const otherResources = (stack: Synthesized, statement: Statement): WrongStatement[] =>
  listed(statement.Resource).flatMap((resource, index, resources) => {
    const [, type = "", id] = /^\$\{(\w+)\.([\w-]+)\.arn\}$/.exec(resource) ?? [];
    return Object.keys(stack.resource[type] ?? {})
      .filter((other) => other !== id && !resources.includes(`\${${type}.${other}.arn}`))
      .map((other) =>
        change(`${resource} as ${other}`, ["missing"], {
          ...statement,
          Resource: resources.toSpliced(index, 1, `\${${type}.${other}.arn}`),
        }),
      );
  });

const wrongPrincipals = (statement: Statement): WrongStatement[] =>
  statement.Principal === undefined
    ? []
    : [
        change("anybody", ["too much"], { ...statement, Principal: "*" }),
        change("any account", ["too much"], { ...statement, Principal: { AWS: "*" } }),
        change("another service", ["missing", "too much"], {
          ...statement,
          Principal: { Service: "ec2.amazonaws.com" },
        }),
      ];

const wrongConditions = (statement: Statement): WrongStatement[] => {
  const { Condition, ...unconditioned } = statement;
  if (Condition === undefined) return [];
  const operators = Condition as Record<string, Record<string, unknown>>;
  const keys = Object.entries(operators).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => ({ operator, key })),
  );
  const withCondition = (changed: object): Statement => ({ ...statement, Condition: changed });
  return [
    change("without its conditions", ["too much"], unconditioned),
    ...keys.flatMap(({ operator, key }) => {
      const { [key]: value, ...rest } = operators[operator] ?? {};
      const values = listed(value);
      const like = operator.replace("Equals", "Like");
      const loosened = (text: string) => ({
        ...operators,
        [operator]: rest,
        [like]: { ...(like === operator ? rest : operators[like]), [key]: text },
      });
      return [
        change(`without the condition ${key}`, ["too much"], withCondition({ ...operators, [operator]: rest })),
        change(`${key} like *`, ["too much"], withCondition(loosened("*"))),
        ...values.map((text) =>
          change(`${key} like ${text}*`, ["too much"], withCondition(loosened(text.replace(/\**$/, "*")))),
        ),
        change(
          `${key} if it exists`,
          ["missing", "too much"],
          withCondition({ ...operators, [operator]: rest, [`${operator}IfExists`]: { [key]: value } }),
        ),
        ...(values.length > 1
          ? values.map((text) =>
              change(
                `${key} without ${text}`,
                ["missing"],
                withCondition({
                  ...operators,
                  [operator]: { ...rest, [key]: values.filter((other) => other !== text) },
                }),
              ),
            )
          : []),
      ];
    }),
  ];
};
