import { fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

describe("text that is not JSON is refused with its first error", () => {
  it.each<readonly [text: string, message: string]>([
    [
      '{\n  "region": "eu-west-1",\n}',
      'config/dev.json:3:1: found "}", allowed a key in double quotes; after the last one there is no comma',
    ],
    ['{ "zones": [1,] }', 'config/dev.json:1:15: found "]", allowed a value; after the last one there is no comma'],
    [
      '{\n  "region": "eu-west-1"\n  "repository": "go-batch"\n}',
      'config/dev.json:3:3: found "repository", allowed "," before it',
    ],
    ['{ "region" "eu-west-1" }', 'config/dev.json:1:12: found "eu-west-1", allowed ":" between a key and its value'],
    ['{ "region": }', 'config/dev.json:1:13: found "}", allowed a value; after the last one there is no comma'],
    [
      "{ 'region': 1 }",
      `config/dev.json:1:3: found "'region'", allowed text in double quotes, a number, true, false, null, {…} or […]`,
    ],
    [
      '{ "state": True }',
      'config/dev.json:1:12: found "True", allowed text in double quotes, a number, true, false, null, {…} or […]',
    ],
    ['{ "days": 30. }', 'config/dev.json:1:11: found "30.", which is no complete number'],
    ['{ "region": "eu-west-1\n}', "config/dev.json:1:13: found text without its second double quote on the same line"],
    [
      '{ "region": "\\q" }',
      'config/dev.json:1:13: found text with a backslash that starts no escape, write "\\\\" for a backslash',
    ],
    [
      '{ "region": "\\u12" }',
      'config/dev.json:1:13: found text with "\\u" but without four hexadecimal digits behind it',
    ],
    [
      '{ "region": "\t" }',
      'config/dev.json:1:13: found text with a control character, write it as "\\u" and four hexadecimal digits',
    ],
    ['{ "region": "eu-west-1"', 'config/dev.json:1:24: found the end of the file, allowed "}"'],
    ["[1", 'config/dev.json:1:3: found the end of the file, allowed "]"'],
    ["{}\n}", 'config/dev.json:2:1: found "}", allowed nothing more'],
    ["{} /* open", 'config/dev.json:1:4: found a comment without its end, write "*/"'],
    [
      "// nothing but a comment\n",
      "config/dev.json:2:1: found the end of the file, allowed a value; after the last one there is no comma",
    ],
    [
      '<<<<<<< HEAD\n{ "region": 1 }',
      'config/dev.json:1:1: found "<<<<<<<", allowed text in double quotes, a number, true, false, null, {…} or […]',
    ],
    ["[".repeat(200_000), "config/dev.json:1:1: is nested too deeply to be read"],
  ])("%j", (text, message) => {
    expect(() => loading(text)).toThrow(new Error(message));
  });

  it.each([
    ["[]", "found []"],
    ["5", "found 5"],
    ["null", "found null"],
    ['"dev"', 'found "dev"'],
  ])("%s is JSON, but no environment", (text, found) => {
    const message = `config/dev.json:1:1: ${found}, allowed an object with "region", "repository", "network" and "schedules"`;
    expect(() => loading(text)).toThrow(new Error(message));
  });
});

describe("a key that is written twice is refused, which JSON readers pass over", () => {
  it("at the second place, with the line of the first", () => {
    const text = fileWith('"tags": { "team": "data",\n    "team": "ops" }');
    expect(() => loading(text)).toThrow(
      new Error("config/dev.json:7:5: tags.team: written twice, first on line 6: keep one"),
    );
  });

  it("also inside a list, where an error of the value is told apart", () => {
    const text = fileWith('"tags": [{ "a": 1, "a": 2 }]');
    expect(() => loading(text)).toThrow(
      new Error(
        [
          'config/dev.json:6:11: tags: found a list of 1, allowed an object of texts, such as { "team": "data" }',
          "config/dev.json:6:22: tags[0].a: written twice, first on line 6: keep one",
        ].join("\n"),
      ),
    );
  });

  it("and the last value is the one that is checked", () => {
    const text = fileWith('"account": "123456789012",\n  "account": "1"');
    expect(() => loading(text)).toThrow(
      new Error(
        [
          "config/dev.json:7:3: account: written twice, first on line 6: keep one",
          'config/dev.json:7:14: account: found "1", allowed 12 digits in quotes, such as "123456789012"',
        ].join("\n"),
      ),
    );
  });
});

it("counts lines in files written on Windows as in any other", () => {
  const text = fileWith('"account": 1').replaceAll("\n", "\r\n");
  expect(() => loading(text)).toThrow(/^config\/dev\.json:6:14: account: /);
});

it("cuts a long value short", () => {
  const text = fileWith(`"region": "${"x".repeat(1000)}"`);
  expect(() => loading(text)).toThrow(
    new Error(
      `config/dev.json:2:13: region: found "${"x".repeat(79)}…", allowed an AWS region such as "ap-northeast-1"`,
    ),
  );
});
