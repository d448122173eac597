/**
 * Text that is legal in an argument or a variable of a program, and that some language on the way to it gives a meaning: Terraform's
 * templates, cdktf's references, paths and functions of the Amazon States Language, JSONata, JSON, the shell, Unicode.
 */
const each: readonly string[] = [
  // Terraform's templates, and what a careless escape of them breaks.
  "${HOME}",
  "${aws_sfn_state_machine.literal.arn}",
  "%{x}",
  "%{ if true }yes%{ endif }",
  "%{~ for x in y ~}",
  "$${",
  "$${x}",
  "$$${x}",
  "%%{x}",
  "%%%{x}",
  "${",
  "%{",
  "$%{",
  "%${",
  "{%{",
  "${${",
  '${"$"}{x}',
  "$ {x}",
  "#{x}",
  "&{x}",
  "$",
  "$$",
  // Numbers that cdktf looks for in text.
  "1e5",
  "-1.8881545897087626e+289",
  // Paths, functions and variables of the Amazon States Language.
  "$.path",
  "$",
  "$[0]",
  "$$.Execution.Id",
  "$.commands[?(@.a=='b')]",
  "$states.input",
  "States.Format('{}')",
  "States.Array('a', $.b)",
  "{}",
  "{0}",
  "\\{\\}",
  "{% x %}",
  "{%{'a': 1}%}",
  "<aws.events.rule-arn>",
  // Quotes, backslashes and what looks like JSON or its escapes.
  '"',
  "'",
  "''",
  "it's",
  "\\",
  "\\\\",
  "\\'",
  '\\"',
  "\\n",
  "\\u0041",
  "`id`",
  '{"a":"b"}',
  "null",
  "//",
  // What a shell would take.
  "$(id); rm -rf . && x || y > z",
  "*",
  "~",
  "-",
  "--",
  "a=b",
  // White space and characters that control.
  "",
  " ",
  " a  b ",
  "\n",
  "a\nb\r\nc\rd",
  "\t",
  "\u0001\u001b[31m\u007f",
  "<>&",
  // Unicode: other scripts, beyond U+FFFF, joined, invisible, composed and not.
  "日本語",
  "名前${x}%{y}",
  "🚀",
  "👩‍👩‍👧",
  "שלום",
  "\ufeffa",
  "\u2028\u2029",
  "\u00e9 e\u0301 が か\u3099 \u212b",
  "\uffff",
  "x".repeat(300),
];

/** Each by itself, each between two others of its kind, and all that are short in one. */
export const hostile: readonly string[] = [
  ...new Set([
    ...each,
    ...each.map(
      (text, index) => `${each.at(index - 1)?.slice(0, 20)}${text}${each.at((index + 1) % each.length)?.slice(0, 20)}`,
    ),
    each.filter((text) => text.length < 20).join(""),
    each
      .filter((text) => text.length < 20)
      .toReversed()
      .join(" "),
  ]),
].filter((text) => !/\p{Surrogate}/u.test(text));
