import { input, type Json, noInput, schedule, stateMachine } from "../../../../asl/language";
import { job } from "../programs";

type Shape = { kind: "file"; path: string } | { kind: "table"; rows: number };

const takesShape = stateMachine("takesShape", input<{ shape: Shape }>(), ({ step }) => void step.runTask("run", job));
const takesAny = stateMachine("takesAny", input<{ any: Json }>(), ({ step }) => void step.runTask("run", job));
const takesNothing = stateMachine("takesNothing", noInput, ({ step }) => void step.runTask("run", job));

stateMachine("m", input<{ path: string; maybe?: { deep: string } }>(), ({ input, step }) => {
  // refused: none of the shapes that are taken here fits
  step.startExecution("a", takesShape, { shape: { kind: "file" } });

  // refused: none of the shapes that are taken here fits
  step.startExecution("b", takesShape, { shape: { kind: "table", rows: input.path } });

  // refused: "$.path" is text here, not a path
  step.startExecution("c", takesAny, { any: { list: [{ deep: "$.path" }] } });

  // refused: found a function, JSON values and handles are taken here
  step.startExecution("d", takesAny, { any: { list: () => 1 } });

  // refused: an object is taken here
  step.startExecution("e", takesNothing, "x");

  // refused: an object is taken here, not a list
  step.startExecution("f", takesNothing, [1]);

  // refused: this handle's value may be absent, and an absent field fails the execution
  step.runTask("g", job, { environment: { DEEP: input.maybe.deep } });

  // refused: "$$['Execution']" is text here, not a path
  step.runTask("h", job, { environment: { ID: "$$['Execution']" } });
});

// refused: an object is taken here
schedule("nightly", takesNothing, "x");
