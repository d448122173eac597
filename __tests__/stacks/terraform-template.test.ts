import path from "node:path";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { asTerraformText, asTerraformTextBesideReferences } from "../../stacks/terraform-template";
import { itWithTerraform, terraform } from "./terraform-validate";

/** Text that Terraform would read as template code, or that a careless escape would break. */
const hostile = [
  "${x}",
  "$${x}",
  "$$${x}",
  "%{x}",
  "%%{x}",
  "%%%{x}",
  "{%{",
  "{%{ if }",
  "%{~ if x ~}",
  "${",
  "%{",
  "$${",
  "${${",
  "%{${",
  "$%{",
  "%${",
  "$%%{",
  "%$${",
  "}${",
  "$",
  "$$",
  "%%",
  "$ {",
  '\\${x}"${x}"',
  "\n${x}\n",
  '${"$"}{x}',
  "日本${",
  "{% $states.input %}",
  "{%{'a': 1}%}",
  "1e5",
  "-1.5e-5",
  "#{x}",
  "&{x}",
];

describe("text with template marks", () => {
  it.each([
    ["${x}", "$${x}"],
    ["%{x}", "%%{x}"],
    ["{%{", "{%%{"],
    ["$${x}", "$$${x}"],
    ["100 % {of} $5", "100 % {of} $5"],
  ])("%s is written as %s", (text, escaped) => {
    expect(asTerraformText(text)).toBe(escaped);
  });

  it("is escaped in every value and key of a copy, and the original is left alone", () => {
    const original = Object.freeze({ "${k}": ["%{v}", 1, true, null], nested: { "%{k}": "${v}" } });
    expect(asTerraformText(original)).toEqual({ "$${k}": ["%%{v}", 1, true, null], nested: { "%%{k}": "$${v}" } });
    expect(original).toEqual({ "${k}": ["%{v}", 1, true, null], nested: { "%{k}": "${v}" } });
  });

  itWithTerraform("comes out of Terraform as it was written, in values, in keys and inside JSON", () => {
    const stack = new TerraformStack(Testing.app(), "hostile");
    const keyed = Object.fromEntries(hostile.map((text) => [text, text]));
    new TerraformOutput(stack, "values", { value: asTerraformText(hostile) });
    new TerraformOutput(stack, "keyed", { value: asTerraformText(keyed) });
    new TerraformOutput(stack, "json", { value: JSON.stringify(asTerraformText(keyed)) });
    const folder = path.join(Testing.fullSynth(stack), "stacks", "hostile");
    expect(terraform(folder, "init", "-input=false", "-no-color")).toMatchObject({ status: 0 });
    expect(terraform(folder, "apply", "-auto-approve", "-input=false", "-no-color")).toMatchObject({ status: 0 });
    const outputs = JSON.parse(terraform(folder, "output", "-json").stdout);
    expect(outputs.values.value).toEqual(hostile);
    expect(outputs.keyed.value).toEqual(keyed);
    expect(JSON.parse(outputs.json.value)).toEqual(keyed);
  });
});

describe("data into which references were put", () => {
  it("is escaped but for the strings that hold one", () => {
    const { arn } = new SqsQueue(new TerraformStack(Testing.app(), "app"), "queue", {});
    expect(asTerraformTextBesideReferences({ "${k}": "${v}", queue: arn, list: [`arn of ${arn}`, "%{v}"] })).toEqual({
      "$${k}": "$${v}",
      queue: arn,
      list: [`arn of ${arn}`, "%%{v}"],
    });
  });
});

describe("data that is not plain any more", () => {
  it.each([
    ["a reference", (queue: SqsQueue) => queue.arn],
    ["text with a reference in it", (queue: SqsQueue) => `arn of ${queue.arn}`],
    ["a list of references", (queue: SqsQueue) => ["a", { b: [queue.arn] }]],
  ])("is refused: %s", (_, data) => {
    const queue = new SqsQueue(new TerraformStack(Testing.app(), "app"), "queue", {});
    expect(() => asTerraformText(data(queue))).toThrow("escape text first and put references in afterwards");
  });

  it.each(["#{TfToken[TOKEN.1]}", "&{TfToken[TOKEN.1]}"])(
    "is refused when a person typed %s, a list or a key to cdktf",
    (text) => {
      expect(() => asTerraformText([text])).toThrow(`found "${text}", which cdktf reads as a token`);
    },
  );

  it("is refused when a person typed it", () => {
    expect(() => asTerraformText("${TfToken[TOKEN.1]}")).toThrow(
      'found "${TfToken[TOKEN.1]}", which cdktf reads as a token (a reference to a resource): escape text first and put references in afterwards; text of your own cannot contain TfToken[…]',
    );
  });
});
