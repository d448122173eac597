import { piecesOf } from "../../../local/terraform/template";

it.each([
  ["plain", [{ text: "plain" }]],
  ["", []],
  ["${a.b.c}", [{ expression: "a.b.c" }]],
  ["x ${ a.b.c }:1", [{ text: "x " }, { expression: "a.b.c" }, { text: ":1" }]],
  ["$${a} and %%{b}", [{ text: "${a} and %{b}" }]],
  ["$5 50% $ % {}", [{ text: "$5 50% $ % {}" }]],
  ["$$${a.b.c}", [{ text: "$${a.b.c}" }]],
  ['${join("}", [for x in y : { a = x }])}!', [{ expression: 'join("}", [for x in y : { a = x }])' }, { text: "!" }]],
  ['${f("\\"}")}', [{ expression: 'f("\\"}")' }]],
  ["%{if a}x", [{ expression: "%{if a}" }, { text: "x" }]],
])("%s", (template, pieces) => {
  expect(piecesOf(template)).toEqual(pieces);
});
