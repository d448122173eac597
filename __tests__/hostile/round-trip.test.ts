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

/** For each string and way, whether it arrived. */
const arrivals = new Map<string, boolean>();
const arrives = (way: string, found: readonly unknown[], written: readonly string[] = hostile): void => {
  for (const [index, text] of written.entries()) arrivals.set(`${way}: ${text}`, found[index] === text);
  expect(found).toEqual(written);
};

afterAll(() => {
  rmSync(folder, { recursive: true });
  const unchanged = [...arrivals.values()].filter(Boolean).length;
  report(`hostile strings unchanged: ${unchanged} of ${arrivals.size} (${hostile.length} strings, each on every way)`);
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
    for (const prefix of ["APP_", "CONFIG_"])
      arrives(
        `Terraform, ${prefix}`,
        hostile.map((_, index) => values.get(`${prefix}${index}`)),
      );
  });

  inSequence("holds it in commands, variables and children's inputs of a definition", () => {
    for (const [index, group] of groups.entries()) {
      const { Command, Environment } = overrideOf(`literal${index}`);
      arrives("Terraform, command", Command, group);
      arrives("Terraform, variables", valuesOf(Environment), group);
      const { Input } = parametersOf(`parent${index}`);
      arrives("Terraform, child's commands", Input.commands, group);
      arrives("Terraform, child's values", Input.values, group);
    }
  });

  inSequence("holds it in the input of a schedule, in values and in keys", () => {
    const [target] = sent("aws_scheduler_schedule", "nightly", "target") as { input: string }[];
    const { values, keys } = JSON.parse(String(target?.input));
    arrives("Terraform, schedule", values);
    expect(keys).toEqual(Object.fromEntries(hostile.map((text) => [text, text])));
  });
});

describe("a program that is run on this computer", () => {
  it("is given the environment of the app and of the configuration", async () => {
    const { environment } = await recordedRun(folder, "literal0", {});
    for (const prefix of ["APP_", "CONFIG_"])
      arrives(
        `local, ${prefix}`,
        hostile.map((_, index) => environment[`${prefix}${index}`]),
      );
  });

  const given = async (way: string, machine: string, input: unknown, group: readonly string[]) => {
    const { args, environment } = await recordedRun(folder, machine, input);
    arrives(`${way}, arguments`, args, group);
    arrives(
      `${way}, variables`,
      Object.keys(variables("V", group)).map((name) => environment[name]),
      group,
    );
  };

  it("is given the text of a machine", async () => {
    for (const [index, group] of groups.entries()) await given("local, literal", `literal${index}`, {}, group);
  });

  it("is given it from a call that puts it beside a value of the input", async () => {
    for (const [index, group] of groups.entries()) {
      const { args } = await recordedRun(folder, `besideHandle${index}`, { first: group[0] });
      arrives("local, beside a handle", args, [group[0] ?? "", ...group]);
    }
  });

  it("is given it from a parent's input to its child", async () => {
    for (const [index, group] of groups.entries()) await given("local, parent", `parent${index}`, {}, group);
  });

  it("is given it from --input", async () => {
    for (const group of groups) await given("local, --input", "child", { commands: group, values: group }, group);
  });
});
