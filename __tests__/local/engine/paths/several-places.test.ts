import type { Json } from "../../../../asl/language/definition";
import { parsePath } from "../../../../local/engine/paths/parse-path";
import { readPath } from "../../../../local/engine/paths/read-path";
import { deepFrozen } from "../deep-frozen";

function read(text: string, here: Json, variables = {}) {
  const path = parsePath(text);
  if ("problem" in path) throw new Error(path.problem);
  return { value: readPath(path, deepFrozen({ here, context: {}, variables })), definite: path.definite };
}

const store = {
  books: [
    { title: "A", price: 8, tags: ["x", "y"] },
    { title: "B", price: 12, isbn: "1" },
    { title: "C", price: 22, isbn: "2", sold: false },
  ],
  bicycle: { price: 20, color: "red" },
  limit: 12,
  words: ["in", "out"],
};

it.each<[string, Json]>([
  ["$.books[*].title", ["A", "B", "C"]],
  ["$.books.*.title", ["A", "B", "C"]],
  ["$['books'][*]['isbn']", ["1", "2"]],
  ["$.bicycle.*", [20, "red"]],
  ["$.books[*].tags[*]", ["x", "y"]],
  ["$.books[*].tags[0]", ["x"]],
  ["$.books[0,2].title", ["A", "C"]],
  ["$.books[-1,0].title", ["C", "A"]],
  ["$.books[1:].title", ["B", "C"]],
  ["$.books[:2].title", ["A", "B"]],
  ["$.books[1:2].title", ["B"]],
  ["$.books[-2:].title", ["B", "C"]],
  ["$.books[:-1].title", ["A", "B"]],
  // As Jayway reads slices: the step counts for nothing, and between two positions it walks from the first up to the second.
  ["$.books[0:3:2].title", ["A", "B", "C"]],
  ["$.books[1::2].title", ["B", "C"]],
  ["$.books[1:-1].title", []],
  ["$.books[-2:-1].title", ["B"]],
  ["$.books[-1:1].title", ["C", "A"]],
  ["$.books[-9:1].title", ["A", "B", "C", "A"]],
  ["$.books[2:1].title", []],
  ["$.books[1:99].title", ["B", "C"]],
  ["$.books[5:]", []],
  ["$.books[*]['title','isbn']", [{ title: "A" }, { title: "B", isbn: "1" }, { title: "C", isbn: "2" }]],
  ["$['books','bicycle'].price", [20]],
  ["$..price", [8, 12, 22, 20]],
  ["$..books[0].title", ["A"]],
  ["$..tags[*]", ["x", "y"]],
  ["$..[0]", [store.books[0] as Json, "x", "in"]],
  ["$.bicycle..*", [20, "red"]],
  [
    "$..['title','isbn']",
    [
      { title: "B", isbn: "1" },
      { title: "C", isbn: "2" },
    ],
  ],
  ["$..missing", []],
  ["$.books[*].missing", []],
  ["$.books[*].missing.deeper", []],
])("%s gives the list of what it leads to", (text, list) => {
  expect(read(text, store)).toEqual({ value: list, definite: false });
});

it.each<[string, Json]>([
  ["@.isbn", ["B", "C"]],
  ["!(@.isbn)", ["A"]],
  ["!@.isbn", ["A"]],
  // What is false or null is there all the same; measured on Step Functions Local, floci-io/floci issue 3260.
  ["@.sold", ["C"]],
  ["@.sold == false", ["C"]],
  ["@.price > 8", ["B", "C"]],
  ["@.price>=12&&@.price<=12", ["B"]],
  ["@.price < 9 || @.price > 20", ["A", "C"]],
  ["@.title == 'A' || @.title == 'B' && @.price > 100", ["A"]],
  ["(@.title == 'A' || @.title == 'B') && @.price > 10", ["B"]],
  ["@['title'] != \"A\"", ["B", "C"]],
  // Words without quotes, as published machines write them.
  ["@.title==A", ["A"]],
  ["@.title == B || @.sold==false", ["B", "C"]],
  ["'B' == @.title", ["B"]],
  ["@.missing != 1", ["A", "B", "C"]],
  ["@.missing == null", []],
  ["@.price < '9'", []],
  ["@.price == '8'", ["A"]],
  ["@.price === '8'", []],
  ["@.price !== 8", ["B", "C"]],
  ["@.price > $.limit", ["C"]],
  ["@.title =~ /[ab]/i", ["A", "B"]],
  ["@.title =~ /[AB]x?/", ["A", "B"]],
  ["@.title in ['A', \"C\"]", ["A", "C"]],
  ["@.price in [8, 22.0]", ["A", "C"]],
  ["@.title nin ['A']", ["B", "C"]],
  ["@.tags contains 'x'", ["A"]],
  ["@.title contains 'B'", ["B"]],
  ["@.tags subsetof ['x','y','z']", ["A"]],
  ["@.tags anyof ['y','q']", ["A"]],
  ["@.tags noneof ['q']", ["A"]],
  ["@.tags all ['y','x']", ["A"]],
  ["@.title IN ['A']", ["A"]],
  ["@.tags =~ /X/i", ["A"]],
  ["@.tags size 2", ["A"]],
  ["@.isbn empty false", ["B", "C"]],
  ["@.tags.length() == 2", ["A"]],
  ["@.tags[?(@ == 'none')]", ["A"]],
  ["@..nothing", ["A", "B", "C"]],
])("[?(%s)] keeps %j", (filter, titles) => {
  expect(read(`$.books[?(${filter})].title`, store)).toEqual({ value: titles, definite: false });
});

it.each<[string, Json, Json]>([
  ["$[?(@ > 1)]", [1, 2, 3], [2, 3]],
  ["$[?(@ =~ /a.*/)]", ["ab", "ba"], ["ab"]],
  ["$.list[?(@.keep)]", { list: [{ keep: true }, { keep: false }, { other: 1 }] }, [{ keep: true }, { keep: false }]],
  ["$.d..a", { d: { x: { a: [1, 2] } } }, [[1, 2]]],
  ["$.d..a[*]", { d: { x: { a: [1, 2] } } }, [1, 2]],
  ["$.one[?(@.ok)]", { one: { ok: 1 } }, [{ ok: 1 }]],
  ["$..[?(@.id)].id", { id: 1, in: [{ id: 2 }, { no: 3 }] }, [1, 2]],
  ["$.users[?(@.year == 1997)]", { users: [{ year: 1997 }, { year: 1998 }] }, [{ year: 1997 }]],
  ["$[?(@.s == 'a)]\\'b')]", [{ s: "a)]'b" }], [{ s: "a)]'b" }]],
])("%s of %j gives %j", (text, here, list) => {
  expect(read(text, here).value).toEqual(list);
});

// Recorded on the service: LocalStack's test_json_path_array_wildcard_or_slice_with_no_input.
it.each([
  "$[*]",
  "$.items[*]",
  "$.items[1:]",
  "$.item.items[:1]",
  "$.items[*].itemValue",
  "$.item.items[1:5].itemValue",
])("%s of nothing is an empty list", (text) => {
  expect(read(text, {}).value).toEqual([]);
});

it.each<[string, Json]>([
  ["$[1:5]", {}],
  ["$[0,1]", {}],
  ["$.text[1:]", { text: "abc" }],
  ["$.text[?(@.a)]", { text: "abc" }],
])("%s of %j leads nowhere", (text, here) => {
  expect(read(text, here).value).toBeUndefined();
});

it.each<[string, Json | undefined]>([
  ["$.books.length()", 3],
  ["$.bicycle.length()", 2],
  ["$.bicycle.color.length()", 3],
  ["$.limit.length()", undefined],
  ["$.books[?(@.isbn)].length()", 2],
  ["$..price.sum()", 62],
  ["$.books[*].price.max()", 22],
  ["$.books[*].price.min()", 8],
  ["$.books[*].price.avg()", 14],
  ["$.words.first()", "in"],
  ["$.words.last()", "out"],
  ["$.bicycle.keys()", ["price", "color"]],
  ["$.words.sum()", undefined],
])("%s is %j", (text, value) => {
  expect(read(text, store)).toEqual({ value, definite: true });
});

it("begins at a variable, which is then what $ is in its filters", () => {
  const variables = { v: { list: [{ n: 1 }, { n: 2 }], most: 1 } };
  expect(read("$v.list[?(@.n > $.most)].n", { most: 5 }, variables).value).toEqual([2]);
});
