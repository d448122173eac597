import { noInput, schedule, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { refuseNamesakes } from "../../stacks/namesakes";

const child = (state: string) => stateMachine("child", noInput, ({ step }) => void step.runTask(state, goBatch));
const listed = child("listed");
const other = child("other");
const parentOf = (started: typeof listed) =>
  stateMachine("parent", noInput, ({ step }) => void step.startExecution("start", started, {}));

describe("two machines of one name", () => {
  const advice =
    'a state machine "child" that is another one than the "child" in the app\'s list; list the one that is meant, or give it a name of its own';

  it("are refused where a machine starts the one that is not listed", () => {
    expect(() => refuseNamesakes([listed, parentOf(other)], [])).toThrow(
      `state machine "parent", state "start", starts ${advice}`,
    );
  });

  it("are refused where a schedule does", () => {
    expect(() => refuseNamesakes([listed], [schedule("nightly", other, {})])).toThrow(
      `schedule "nightly" starts ${advice}`,
    );
  });

  it("are none where each starts the listed one", () => {
    expect(() => refuseNamesakes([listed, parentOf(listed)], [schedule("nightly", listed, {})])).not.toThrow();
  });
});

it("a machine that is read from a stored tree is found by its name", () => {
  const stored = JSON.parse(JSON.stringify([listed, parentOf(listed)]));
  expect(() => refuseNamesakes(stored, [])).not.toThrow();
});
