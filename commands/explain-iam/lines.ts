import type { Paint } from "../../local/paint";
import type { Explained, Holder } from "./holders";

/** A holder as lines of text, an empty one at the end. */
export const linesOf = ({ name, trusts, statements, unreadable }: Holder, paint: Paint): readonly string[] => [
  name,
  ...trusts.flatMap((trust) => [
    `  ${trust.effect === "Allow" ? "is taken on by" : "is never taken on by"} ${trust.principals.join(", ")}`,
    ...told("if", trust.conditions, paint),
  ]),
  ...(statements.length + unreadable.length === 0 ? ["  may do nothing"] : []),
  ...statements.flatMap((statement) => linesOfStatement(statement, paint)),
  ...unreadable.map((address) => paint.bad(`  and ${address}, which cannot be read here`)),
  "",
];

const linesOfStatement = ({ effect, ...statement }: Explained, paint: Paint): readonly string[] => {
  const [first, ...others] = statement.actions;
  return [
    `  ${effect === "Allow" ? paint.good("allows") : paint.bad("denies")} ${first}`,
    ...others.map((action) => `         ${action}`),
    ...told("to", statement.principals, paint),
    ...told("on", statement.resources, paint),
    ...told("if", statement.conditions, paint),
    ...told("for", statement.neededBy.length === 0 ? ["nothing that is written down"] : statement.neededBy, paint),
  ];
};

/** The word stands once; what else it is about stands below. */
const told = (word: string, texts: readonly string[], { faint }: Paint): readonly string[] =>
  texts.map((text, index) => `    ${faint((index === 0 ? word : "").padEnd(3))} ${text}`);
