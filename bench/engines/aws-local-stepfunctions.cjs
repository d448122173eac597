/** Runs a workload with aws-local-stepfunctions, as its README shows. Given "noValidate", without its check of the definition. */
const { readFileSync } = require("node:fs");
const { StateMachine } = require("aws-local-stepfunctions");
const { measured } = require("./measured.cjs");

const { definition, input, executions } = JSON.parse(readFileSync(0, "utf8"));

measured(executions, () => {
  const machine = new StateMachine(definition, { validationOptions: { noValidate: process.argv[2] === "noValidate" } });
  return () => machine.run(input).result;
});
