import { noInput, stateMachine } from "../../../../asl/language";
import { child, job } from "../programs";

stateMachine("m", noInput, ({ step }) => {
  // refused: Block-scoped variable 'later' used before its declaration
  step.runTask("first", job, { command: [later.TaskArn] });
  const later = step.runTask("later", job);

  // refused: Property 'row' does not exist on type 'Ref<{ readonly table: string; readonly rows: number; }>'. Did you mean 'rows'?
  step.startExecution("start", child, { table: "t", limits: { rows: 1, unit: "k" } }).Output.row;
});
