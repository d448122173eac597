import { delimitedItems } from "../../../../local/engine/items/delimited-items";
import type { Delimiter } from "../../../../local/engine/items/delimited-rows";

const valuesOf = (text: string, given?: readonly string[], delimiter?: Delimiter) =>
  delimitedItems(text, "S3://b/k", given, delimiter).map(({ Value }) => Value);

// The first five are recordings of the service: test_map_item_reader_base_csv_…, test_map_item_reader_csv_…
it.each<[string, string, readonly string[] | undefined, string]>([
  [
    "the names of the columns in the first row, every field a text",
    "Col1,Col2,Col3\nValue1,Value2,Value3\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n",
    undefined,
    '[{"Col1":"Value1","Col2":"Value2","Col3":"Value3"},{"Col1":"","Col2":"","Col3":""},{"Col1":"true","Col2":"1","Col3":"\'HelloWorld\'"},{"Col1":"Null","Col2":"None","Col3":""},{"Col1":"   ","Col2":"","Col3":""}]',
  ],
  [
    "the names given, and the first row an item",
    "a,b\nc,d\n",
    ["H1", "H2"],
    '[{"H1":"a","H2":"b"},{"H1":"c","H2":"d"}]',
  ],
  ["fields that have no column left out", "a,b,c\n", ["H1"], '[{"H1":"a"}]'],
  ["a column without a name", "H1,\nValue4,Value5,Value6\n", undefined, '[{"":"Value5","H1":"Value4"}]'],
  [
    "the columns in the order of a hash map",
    "0,True,{}\nValue4,Value5,Value6\n",
    undefined,
    '[{"0":"Value4","{}":"Value6","True":"Value5"}]',
  ],
  ["lines that end with a carriage return, and none at the end", "a,b\r\n1,2", undefined, '[{"a":"1","b":"2"}]'],
  ["lines without anything left out", "a\n\n1\n\n", undefined, '[{"a":"1"}]'],
  [
    "delimiters, quotes and line breaks between quotes",
    'a,b\n"1,""x""\n2",3\n',
    undefined,
    '[{"a":"1,\\"x\\"\\n2","b":"3"}]',
  ],
  ["backslashes that escape, and others dropped", "a,b\n1\\,2,\\\\ \\n\n", undefined, '[{"a":"1,2","b":"\\\\ n"}]'],
])("reads %s", (_, text, given, items) => {
  expect(JSON.stringify(valuesOf(text, given))).toBe(items);
});

it.each<[Delimiter, string]>([
  ["COMMA", "a,b\n1,2"],
  ["PIPE", "a|b\n1|2"],
  ["SEMICOLON", "a;b\n1;2"],
  ["SPACE", "a b\n1 2"],
  ["TAB", "a\tb\n1\t2"],
])("takes the delimiter %s", (delimiter, text) => {
  expect(valuesOf(text, undefined, delimiter)).toEqual([{ a: "1", b: "2" }]);
});

it("refuses a name that stands twice, in the words of the service", () => {
  expect(() => valuesOf("1,2,3", ["H1", "H1", "H3"])).toThrow("CSV headers cannot contain duplicates.");
});
