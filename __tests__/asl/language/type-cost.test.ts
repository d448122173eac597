/**
 * What the compiler pays for a machine: type instantiations, a count that is the same on every computer.
 * Time follows it. The ceiling is about a tenth above what was measured, so a rise is seen when it is made.
 */
import { join } from "node:path";
import ts from "typescript";
import { compilerOptions } from "./compile";

/** A machine of `states` states that start another machine, each with a handle of the one before. */
const program = (states: number): string => `
import { input, stateMachine } from "../../../asl/language";
import { child } from "./programs";

stateMachine("generated", input<{ table: string; rows: number }>(), ({ input, step }) => {
${Array.from({ length: states }, (_, index) => {
  const table = index === 0 ? "input.table" : `state${index - 1}.Output.table`;
  return `  const state${index} = step.startExecution("state ${index}", child, {
    table: ${table}, limits: { rows: ${index % 2 === 0 ? index : "input.rows"}, unit: "k" }, tags: ["a${index}", input.table],
  });`;
}).join("\n")}
});
`;

const instantiations = (states: number): number => {
  const file = join(__dirname, `generated-${states}.ts`);
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, program(states), version) : getSourceFile(name, version);
  const compiled = ts.createProgram([file], options, host);
  expect(compiled.getSemanticDiagnostics(compiled.getSourceFile(file)).map(({ messageText }) => messageText)).toEqual(
    [],
  );
  return compiled.getInstantiationCount();
};

it("is linear in the number of states, and below the ceiling for 200", () => {
  const [small, large] = [instantiations(100), instantiations(200)];
  expect(large).toBeLessThan(78_000);
  expect(large / small).toBeLessThan(2.05);
});
