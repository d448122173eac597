import { input, stateMachine } from "../../../../asl/language";
import { child, job } from "../programs";

stateMachine("m", input<{ commands: readonly string[]; env: string; maybe?: string }>(), ({ input, step }) => {
  // refused: this handle holds another type than is taken here
  step.runTask("a", job, { command: input.env });

  // refused: this handle holds another type than is taken here
  step.runTask("b", job, { command: ["--all", input.commands] });

  // refused: this handle holds another type than is taken here
  step.runTask("c", job, { environment: { ENV: input.commands } });

  // refused: this handle's value may be absent, and an absent field fails the execution
  step.runTask("d", job, { environment: { ENV: input.maybe } });

  // refused: Type 'number' is not assignable to type 'string'
  step.runTask("e", job, { environment: { ENV: 3 } });

  // refused: Type 'string' is not assignable to type 'readonly string[]'
  step.runTask("f", job, { command: "--all" });

  // refused: this handle holds another type than is taken here
  step.startExecution("g", child, { table: "t", limits: { rows: input.env, unit: "k" } });

  // refused: Type 'string' is not assignable to type 'number'
  step.startExecution("h", child, { table: "t", limits: { rows: "1", unit: "k" } });

  // refused: this handle holds another type than is taken here
  step.startExecution("i", child, input);
});
