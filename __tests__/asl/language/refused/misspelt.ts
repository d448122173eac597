import { input, stateMachine } from "../../../../asl/language";
import { job } from "../programs";

stateMachine("m", input<{ commands: readonly string[] }>(), ({ input, step }) => {
  // refused: Property 'comands' does not exist on type 'Ref<{ commands: readonly string[]; }>'. Did you mean 'commands'?
  step.runTask("a", job, { command: input.comands });

  // refused: "comand" is not a key that is taken here
  step.runTask("b", job, { comand: input.commands });

  // refused: Property 'TaskArm' does not exist on type 'Ref<EcsTask>'. Did you mean 'TaskArn'?
  step.runTask("c", job).TaskArm;
});
