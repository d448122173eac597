import { input, noInput, schedule, stateMachine } from "../../../../asl/language";
import { child, job } from "../programs";

stateMachine("m", noInput, ({ step }) => {
  // refused: "$.commands" is text here, not a path: pass the handle (such as input.commands), or text("$.commands") if the text is meant
  step.runTask("a", job, { command: ["$.commands"] });

  // refused: "$.commands" is text here, not a path
  step.runTask("b", job, { command: "$.commands" });

  // refused: "$.env" is text here, not a path
  step.runTask("c", job, { environment: { ENV: "$.env" } });

  // refused: "$$.Execution.Id" is text here, not a path
  step.runTask("d", job, { environment: { ENV: "$$.Execution.Id" } });

  // refused: "$['env']" is text here, not a path
  step.runTask("e", job, { environment: { ENV: "$['env']" } });

  // refused: "$.table" is text here, not a path
  step.startExecution("f", child, { table: "$.table", limits: { rows: 1, unit: "k" } });

  // refused: "$.unit" is text here, not a path
  step.startExecution("g", child, { table: "t", limits: { rows: 1, unit: "$.unit" } });

  // refused: "$.tag" is text here, not a path
  step.startExecution("h", child, { table: "t", limits: { rows: 1, unit: "k" }, tags: ["a", "$.tag"] });

  // refused: "$" is text here, not a path
  step.startExecution("i", child, "$");
});

const echo = stateMachine("echo", input<{ words: readonly string[] }>(), ({ step }) => void step.runTask("run", job));

// refused: "$.words" is text here, not a path
schedule("nightly", echo, { words: ["$.words"] });
