/** Dependencies point one way: who may import what, and that nobody does otherwise. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.join(__dirname, "..");

/**
 * What the files of a place may import, beside their own place: other places of the tree, and packages.
 * The most specific place counts: `asl/language/nodes/use.ts` is in `asl/language/nodes`.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "main.ts": ["stacks", "config", "asl/machines", "cdktf"],

  // The language stands alone: no package, nothing else of the tree.
  "asl/language/definition.ts": [],
  "asl/language/nodes": ["asl/language/definition.ts"],
  "asl/language/placement": ["asl/language/nodes", "asl/language/errors.ts"],
  "asl/language/render": [
    "asl/language/nodes",
    "asl/language/placement",
    "asl/language/definition.ts",
    "asl/language/errors.ts",
  ],
  "asl/language/integrations": ["asl/language", "asl/language/nodes", "asl/language/definition.ts"],
  "asl/language": ["asl/language/nodes", "asl/language/integrations", "asl/language/definition.ts"],
  "asl/machines": ["asl/language/index.ts"],

  "config/nearest.ts": ["fastest-levenshtein"],
  config: ["config/nearest.ts", "zod", "jsonc-parser"],
  stacks: [
    "asl/language",
    "asl/language/definition.ts",
    "asl/language/nodes",
    "asl/language/render",
    "config",
    "cdktf",
    "constructs",
    "@cdktf/provider-aws",
  ],
  // Reads what was synthesized, never what it was synthesized from; of config only how a misspelt word is told.
  local: ["asl/language/definition.ts", "config/nearest.ts", "jsonc-parser", "jsonata"],
  // Runs what is written, before it is synthesized: renders it with placeholders and gives it to the engine.
  "local/testing": [
    "local",
    "asl/language",
    "asl/language/definition.ts",
    "asl/language/nodes",
    "asl/language/render",
    "config/nearest.ts",
    // Its matchers are declared to it.
    "expect",
  ],
  commands: [
    "config",
    "config/nearest.ts",
    "local",
    "asl/machines",
    "asl/language",
    "asl/language/definition.ts",
    // An image is built only from what its tag names; neither file knows of cdktf.
    "stacks/content-tag.ts",
    "stacks/dockerignore.ts",
    // A link of the console, as the stacks write it into messages.
    "stacks/console.ts",
    "@aws-sdk/client-s3",
    "@aws-sdk/client-sts",
    "@aws-sdk/client-sfn",
    "@aws-sdk/client-ecr",
  ],
};

const builtIn = /^node:/;

interface Import {
  readonly from: string;
  readonly to: string;
}

const filesOf = (place: string): string[] =>
  place.endsWith(".ts")
    ? [place]
    : readdirSync(path.join(root, place), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => path.posix.join(place, name));

const placeOf = (file: string): string =>
  Object.keys(allowed)
    .filter((place) => file === place || file.startsWith(`${place}/`))
    .reduce((longest, place) => (place.length > longest.length ? place : longest), "");

/** A file of the tree (`asl/language/index.ts`), or a package's name. */
const targetOf = (file: string, specifier: string): string => {
  if (!specifier.startsWith(".")) return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  return [`${target}.ts`, `${target}/index.ts`].find((name) => ts.sys.fileExists(path.join(root, name))) ?? target;
};

const importsOf = (file: string): Import[] =>
  ts
    .preProcessFile(readFileSync(path.join(root, file), "utf8"))
    .importedFiles.map(({ fileName }) => ({ from: file, to: targetOf(file, fileName) }));

const mayImport = ({ from, to }: Import): boolean => {
  const place = placeOf(from);
  if (builtIn.test(to)) return place !== "asl/machines" && !place.startsWith("asl/language");
  return [place, ...(allowed[place] ?? [])].some((other) => to === other || placeOf(to) === other);
};

const imports = [...new Set(Object.keys(allowed).flatMap(filesOf))].flatMap(importsOf);

it("reads the whole tree", () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(imports).toContainEqual({ from: "asl/machines/state-machines.ts", to: "asl/language/index.ts" });
});

it("finds only imports that the table allows", () => {
  expect(imports.filter((found) => !mayImport(found))).toEqual([]);
});

it.each([
  ["asl/language/step.ts", "cdktf"],
  ["asl/language/nodes/use.ts", "asl/language/handle.ts"],
  ["asl/language/render/jsonpath.ts", "asl/language/step.ts"],
  ["local/command.ts", "stacks/sfn.ts"],
  ["local/command.ts", "asl/machines/schedules.ts"],
  ["stacks/sfn.ts", "asl/machines/schedules.ts"],
  ["config/load.ts", "asl/machines/schedules.ts"],
])("would find %s importing %s", (from, to) => {
  expect(mayImport({ from, to })).toBe(false);
});

it("imports no barrel of the AWS provider: it loads every service", () => {
  const barrels = [...new Set(imports.map(({ from }) => from))].filter((file) =>
    /from "@cdktf\/provider-aws(\/lib(\/index)?)?\/?"/.test(readFileSync(path.join(root, file), "utf8")),
  );
  expect(barrels).toEqual([]);
});
