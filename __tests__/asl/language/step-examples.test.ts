/** The examples in the docstrings of `Step` are run, and write what they say. */
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { type ContainerTask, input, stateMachine } from "../../../asl/language";
import type { Json } from "../../../asl/language/definition";
import { definitionOf, job } from "./programs";

const source = readFileSync(path.join(__dirname, "../../../asl/language/step.ts"), "utf8");

/** Each example's code, and what it says of the state's fields: a path and the JSON that stands there. */
const examples = [...source.matchAll(/@example\n(.*?)\*\//gs)].map(([, text = ""]) => {
  const lines = text.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  const said = lines.flatMap((line) => (line.startsWith("// ") ? [line.slice(3)] : [])).join("\n");
  return {
    code: lines.filter((line) => !line.startsWith("//")).join("\n"),
    claims: said.split(/\n(?=\w)/).map((claim) => {
      const [, field = "", json = ""] = /^([\w.]+): (.*)$/s.exec(claim) ?? [];
      return [field, JSON.parse(json) as Json] as const;
    }),
  };
});

const extract: ContainerTask = { ...job, container: { ...job.container, name: "extractContainer" } };
const loader = stateMachine("loader", input<{ tables: readonly string[]; date: string }>(), ({ step }) => {
  step.runTask("load", extract);
});

it("there is one for each verb", () => {
  expect(examples.map(({ code }) => /step\.(\w+)/.exec(code)?.[1])).toEqual(["runTask", "startExecution"]);
});

it.each(examples)("$code", ({ code, claims }) => {
  const machine = stateMachine("example", input<{ date: string }>(), ({ input, step }) => {
    const run = new Function("step", "input", "extract", "loader", ts.transpile(code));
    run(step, input, extract, loader);
  });
  const [state] = Object.values(definitionOf(machine).States);
  for (const [field, json] of claims) expect(state).toHaveProperty(field, json);
});
