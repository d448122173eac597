import { noInput, schedule, stateMachine } from "../../../asl/language";
import { goBatch } from "../../../asl/machines/container-tasks";
import { parents } from "../../../stacks/notifications/parents";

const child = stateMachine("child", noInput, ({ step }) => void step.runTask("run", goBatch));
const parent = stateMachine("parent", noInput, ({ step }) => void step.startExecution("start", child, {}));
const grandparent = stateMachine("grandparent", noInput, ({ step }) => void step.startExecution("start", parent, {}));
const all = [child, parent, grandparent];

it("are the machines that no other one starts", () => {
  expect(parents(all, [])).toEqual(["grandparent"]);
  expect(parents([child, parent], [])).toEqual(["parent"]);
  expect(parents([child], [])).toEqual(["child"]);
});

it("are also the machines that a schedule starts, whoever else does", () => {
  expect(parents(all, [schedule("nightly", child, {})])).toEqual(["child", "grandparent"]);
});
