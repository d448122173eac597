import { noInput, schedule, stateMachine } from "../../../../asl/language";
import { child } from "../programs";

stateMachine("m", noInput, ({ step }) => {
  // refused: the key "limits" is missing
  step.startExecution("missing key", child, { table: "t" });

  // refused: the key "unit" is missing
  step.startExecution("missing key, depth 2", child, { table: "t", limits: { rows: 1 } });

  // refused: "tabel" is not a key that is taken here
  step.startExecution("unknown key", child, { table: "t", limits: { rows: 1, unit: "k" }, tabel: "t" });

  // refused: "colour" is not a key that is taken here
  step.startExecution("unknown key, depth 2", child, { table: "t", limits: { rows: 1, unit: "k", colour: "red" } });

  // refused: Type 'number' is not assignable to type 'string'
  step.startExecution("wrong value", child, { table: 1, limits: { rows: 1, unit: "k" } });

  // refused: Type 'boolean' is not assignable to type 'string'
  step.startExecution("wrong value, depth 2", child, { table: "t", limits: { rows: 1, unit: true } });

  // refused: Expected 3 arguments, but got 2
  step.startExecution("no input", child);
});

// refused: the key "limits" is missing
schedule("nightly", child, { table: "t" });
