import { input, noInput, type Schedule, type StateMachine, schedule, stateMachine } from "../../asl/language";
import { goBatch } from "../../asl/machines/container-tasks";
import { appStack, reference } from "./example-app";

/** Written in two parts, so that this file holds no text that a scanner takes for a secret. */
const token = `ghp_${"a".repeat(36)}`;
const says =
  "found a token of GitHub as text, which everybody who sees this repository or what is deployed can read: keep it in Secrets Manager or as an SSM parameter";

const child = stateMachine("child", input<{ date: string }>(), ({ input, step }) => {
  step.runTask("run", goBatch, { command: [input.date] });
});
const commanded = stateMachine("commanded", input<{ date: string }>(), ({ input, step }) => {
  step.runTask("run", goBatch, { command: [input.date, `--header=Bearer ${token}`] });
});
const parent = stateMachine("parent", noInput, ({ step }) => {
  step.startExecution("start", child, { date: token });
});
const daily = { expression: "rate(1 day)", timeZone: "UTC", state: "DISABLED" } as const;

const refusal = (stateMachines: readonly StateMachine[], schedules: readonly Schedule[] = []): string => {
  try {
    appStack({ ...reference, schedules: { nightly: daily } }, { stateMachines, schedules });
  } catch (error) {
    return String(error);
  }
  return "not refused";
};

it.each<[what: string, lists: [readonly StateMachine[], (readonly Schedule[])?], at: string]>([
  ["an argument of a container", [[commanded]], 'state machine "commanded", state "run"'],
  ["the input of a child", [[child, parent]], 'state machine "parent", state "start"'],
  [
    "the input of a schedule",
    [[child], [schedule("nightly", child, { date: token })]],
    'schedule "nightly", its input',
  ],
])("refuses a secret as %s, and does not repeat it", (_what, lists, at) => {
  const message = refusal(...lists);
  expect(message).toContain(`${at}: ${says}`);
  expect(message).not.toContain(token);
});

it("takes what is no secret", () => {
  expect(refusal([child], [schedule("nightly", child, { date: "2026-11-24" })])).toBe("not refused");
});
