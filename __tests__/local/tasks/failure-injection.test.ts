import type { TaskState } from "../../../asl/language/definition";
import { readInjection } from "../../../local/tasks/failure-injection";
import { neverEnding, refusalNotes, throttled } from "../../../local/tasks/injected";
import { namedStatesFindings } from "../../../local/tasks/named-states";
import type { Task } from "../../../local/tasks/task";
import { caller, impatientClock, make } from "./surroundings";

describe("--fail", () => {
  it.each([
    ["a=exit:3", { how: "exit", code: 3 }],
    ["a=pull", { how: "pull" }],
    ["a=killed", { how: "killed" }],
    ["a=spot", { how: "spot" }],
    ["a=timeout", { how: "timeout" }],
    ["a=throttle", { how: "throttle", times: 1 }],
    ["a=throttle:4", { how: "throttle", times: 4 }],
  ])("reads %s", (written, injection) => {
    expect(readInjection(written)).toEqual({ state: "a", injection, written });
  });

  it("takes the last equals sign for its own: the name of a state may hold some", () => {
    expect(readInjection("a=b c=pull")).toMatchObject({ state: "a=b c" });
  });

  it.each([
    ["a", "found no <state>=<how>"],
    ["=pull", "found no <state>=<how>"],
    ["a=exit", 'found "exit"; what can be injected: exit:N (the container exits with N), pull'],
    ["a=exit:0", 'found "exit:0"'],
    ["a=exit:256", 'found "exit:256"'],
    ["a=pull:2", 'found "pull:2"'],
    ["a=throtle:2", 'found "throtle:2"; did you mean throttle?'],
  ])("refuses %s", (written, problem) => {
    expect(readInjection(written)).toEqual({ problem: expect.stringContaining(`--fail ${written}: ${problem}`) });
  });
});

describe("states that options name", () => {
  const state = (name: string, integration: string) => ({
    name,
    state: { Type: "Task", Resource: `arn:aws:states:::${integration}`, End: true } satisfies TaskState,
  });
  const states = [state("extract", "ecs:runTask.sync"), state("report", "ecs:runTask"), state("tell", "sns:publish")];
  const findings = (...written: readonly string[]) =>
    namedStatesFindings(states, {
      failures: written.flatMap((one) => {
        const read = readInjection(one);
        return "problem" in read ? [] : [read];
      }),
      answered: [],
    });

  it("fit when the failure is one of what they call", () => {
    expect(findings("extract=exit:1", "extract=throttle", "report=throttle", "tell=timeout")).toEqual([]);
  });

  it("do not when it is none, or when the state would not see it", () => {
    expect(findings("tell=pull", "report=exit:1")).toEqual([
      "--fail tell=pull: the state calls sns:publish, where only timeout can be injected; pull is for ecs:runTask",
      "--fail report=exit:1: the state calls ecs:runTask, which does not wait for the end of the container; exit is for ecs:runTask.sync",
    ]);
  });

  it("are there", () => {
    expect(findings("extrat=pull", "other=timeout")).toEqual([
      '--fail extrat=pull: there is no Task state "extrat"; did you mean "extract"?',
      '--fail other=timeout: there is no Task state "other"; the Task states are: extract, report, tell',
    ]);
    expect(namedStatesFindings(states, { failures: [], answered: ["reporting"] })).toEqual([
      expect.stringContaining('--tasks: there is no Task state "reporting"'),
    ]);
  });
});

describe("an injected failure of any call", () => {
  const works = (resource: string): Task => ({
    called: { kind: "integration", resourceType: "ecs", resource },
    needs: () => ({ findings: [], machines: [], folders: [] }),
    accept: (parameters) => ({ parameters, run: async () => ({ status: "SUCCEEDED", output: "done" }) }),
  });

  it("never ends", async () => {
    const { reply } = await make(neverEnding(works("runTask"), impatientClock).accept({}, caller));
    expect(reply).toEqual({ status: "TIMED_OUT" });
  });

  it("leaves a note of the refusals that no Retry took", async () => {
    const refusals = new Map<string, number>();
    const task = throttled(
      works("runTask.sync"),
      { how: "throttle", times: 2 },
      { newRequestId: () => "id", refusals },
    );
    await make(task.accept({}, { ...caller, state: "load" }));
    expect(refusalNotes(refusals)).toEqual([
      '--fail load=throttle: no Retry of state "load" took ECS.AmazonECSException; one that takes it would make the call again',
    ]);
    await make(task.accept({}, { ...caller, state: "load", retryCount: 1 }));
    expect(refusalNotes(refusals)).toHaveLength(1);
    await make(task.accept({}, { ...caller, state: "load", retryCount: 2 }));
    expect(refusalNotes(refusals)).toEqual([]);
  });

  it("is refused for its rate the first times, as ECS does it", async () => {
    const cause =
      "Rate exceeded. (Service: AmazonECS; Status Code: 400; Error Code: ThrottlingException; Request ID: id; Proxy: null)";
    const error = "ECS.AmazonECSException";
    const refusals = new Map<string, number>();
    const parts = { newRequestId: () => "id", refusals };
    const task = throttled(works("runTask.sync"), { how: "throttle", times: 2 }, parts);
    const calls = [
      await make(task.accept({}, caller)),
      await make(task.accept({}, caller)),
      await make(task.accept({}, caller)),
    ];
    expect(calls.map(({ reply }) => reply)).toEqual([
      { status: "SUBMIT_FAILED", error, cause },
      { status: "SUBMIT_FAILED", error, cause },
      { status: "SUCCEEDED", output: "done" },
    ]);
    const atOnce = throttled(works("runTask"), { how: "throttle", times: 1 }, parts);
    expect((await make(atOnce.accept({}, caller))).reply).toEqual({ status: "FAILED", error, cause });
  });
});
