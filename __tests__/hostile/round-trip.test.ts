/** Hostile but legal text arrives as it was written, from wherever it is written. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { report } from "../report";
import { itWithProvider } from "../stacks/terraform-validate";
import { groups, synthesizeHostileApp, variables } from "./app";
import { recordedRun, writeRecorder } from "./recorder";
import { type Sent, sentBy } from "./sent";
import { hostile } from "./strings";

// A first Go build takes seconds on a slow computer.
jest.setTimeout(60_000);

const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
beforeAll(() => {
  writeRecorder(folder);
  synthesizeHostileApp(folder);
});

/** Every way that the strings take. */
const ways = {
  Terraform: ["APP_", "CONFIG_", "command", "variables", "child's commands", "child's values", "schedule"],
  local: [
    "APP_",
    "CONFIG_",
    "literal, arguments",
    "literal, variables",
    "beside a handle",
    "parent, arguments",
    "parent, variables",
    "--input, arguments",
    "--input, variables",
  ],
} as const;
type Runner = keyof typeof ways;

/** For each way and string, whether it arrived. */
const arrivals = { Terraform: new Map<string, boolean>(), local: new Map<string, boolean>() };
const arrives = <R extends Runner>(
  runner: R,
  way: (typeof ways)[R][number],
  found: readonly unknown[],
  written: readonly string[] = hostile,
): void => {
  for (const [index, text] of written.entries()) arrivals[runner].set(`${way}: ${text}`, found[index] === text);
  expect(found).toEqual(written);
};

afterAll(() => {
  rmSync(folder, { recursive: true });
  const strings = new Set([...hostile, ...groups.flat()]).size;
  const runners = Object.keys(ways) as Runner[];
  const expected = runners.reduce((sum, runner) => sum + ways[runner].length * strings, 0);
  const unchanged = runners.flatMap((runner) => [...arrivals[runner].values()]).filter(Boolean).length;
  const notRun = runners.filter((runner) => arrivals[runner].size === 0).map((runner) => `; not run: ${runner}`);
  report(
    `hostile strings unchanged: ${unchanged} of ${expected} (${strings} strings, each on every way)${notRun.join("")}`,
  );
});

describe("what Terraform would send", () => {
  let sent: Sent;
  const inSequence = (name: string, claim: () => void) =>
    itWithProvider(name, () => {
      sent ??= sentBy(path.join(folder, "cdktf.out", "stacks", "app", "cdk.tf.json"), path.join(folder, "terraform"));
      claim();
    });
  const parametersOf = (machine: string) => {
    const { States } = JSON.parse(String(sent("aws_sfn_state_machine", machine, "definition")));
    return (States.run ?? States.start).Parameters;
  };
  const overrideOf = (machine: string) => parametersOf(machine).Overrides.ContainerOverrides[0];
  const valuesOf = (environment: readonly { Value: string }[]) => environment.map(({ Value }) => Value);

  inSequence("holds the text of the app and of the configuration in the container's environment", () => {
    const [container] = JSON.parse(String(sent("aws_ecs_task_definition", "echo", "container_definitions")));
    const values = new Map<string, string>(
      container.environment.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    for (const prefix of ["APP_", "CONFIG_"] as const)
      arrives(
        "Terraform",
        prefix,
        hostile.map((_, index) => values.get(`${prefix}${index}`)),
      );
  });

  inSequence("holds it in commands, variables and children's inputs of a definition", () => {
    for (const [index, group] of groups.entries()) {
      const { Command, Environment } = overrideOf(`literal${index}`);
      arrives("Terraform", "command", Command, group);
      arrives("Terraform", "variables", valuesOf(Environment), group);
      const { Input } = parametersOf(`parent${index}`);
      arrives("Terraform", "child's commands", Input.commands, group);
      arrives("Terraform", "child's values", Input.values, group);
    }
  });

  inSequence("holds it in the input of a schedule, in values and in keys", () => {
    const [target] = sent("aws_scheduler_schedule", "nightly", "target") as { input: string }[];
    const { values, keys } = JSON.parse(String(target?.input));
    arrives("Terraform", "schedule", values);
    expect(keys).toEqual(Object.fromEntries(hostile.map((text) => [text, text])));
  });
});

describe("a program that is run on this computer", () => {
  it("is given the environment of the app and of the configuration", async () => {
    const { environment } = await recordedRun(folder, "literal0", {});
    for (const prefix of ["APP_", "CONFIG_"] as const)
      arrives(
        "local",
        prefix,
        hostile.map((_, index) => environment[`${prefix}${index}`]),
      );
  });

  const given = async (
    way: "literal" | "parent" | "--input",
    machine: string,
    input: unknown,
    group: readonly string[],
  ) => {
    const { args, environment } = await recordedRun(folder, machine, input);
    arrives("local", `${way}, arguments`, args, group);
    arrives(
      "local",
      `${way}, variables`,
      Object.keys(variables("V", group)).map((name) => environment[name]),
      group,
    );
  };

  it("is given the text of a machine", async () => {
    for (const [index, group] of groups.entries()) await given("literal", `literal${index}`, {}, group);
  });

  it("is given it from a call that puts it beside a value of the input", async () => {
    for (const [index, group] of groups.entries()) {
      const { args } = await recordedRun(folder, `besideHandle${index}`, { first: group[0] });
      arrives("local", "beside a handle", args, [group[0] ?? "", ...group]);
    }
  });

  it("is given it from a parent's input to its child", async () => {
    for (const [index, group] of groups.entries()) await given("parent", `parent${index}`, {}, group);
  });

  it("is given it from --input", async () => {
    for (const group of groups) await given("--input", "child", { commands: group, values: group }, group);
  });
});
