import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { containerTasks } from "../../asl/machines/container-tasks";
import { schedules } from "../../asl/machines/schedules";
import { configJsonSchema } from "../../config/json-schema";

const inConfig = (file: string): string => readFileSync(join(__dirname, "../../config", file), "utf8");

/** What an editor would check with, for an app that declares the schedule `nightly` and the task `extract`. */
const schema = configJsonSchema({ schedules: ["nightly"], containerTasks: { extract: { cpu: 512, memory: 1024 } } });
const editor = z.fromJSONSchema({ ...schema });

it("stands in config/environment.schema.json as generated (node --require tsx/cjs commands/config-schema.ts)", () => {
  const generated = configJsonSchema({
    schedules: schedules.map(({ name }) => name),
    containerTasks: Object.fromEntries(containerTasks.map(({ name, cpu, memory }) => [name, { cpu, memory }])),
  });
  expect(inConfig("environment.schema.json")).toBe(`${JSON.stringify(generated, null, 2)}\n`);
});

describe("an editor", () => {
  const good = {
    $schema: "./environment.schema.json",
    region: "ap-northeast-1",
    repository: "go-batch",
    network: { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] },
    schedules: { nightly: { expression: "cron(0 10 * * ? *)", timeZone: "Asia/Tokyo", state: "ENABLED" } },
  };

  it.each<readonly [what: string, file: object]>([
    ["the smallest file", good],
    ["overrides", { ...good, containerTasks: { extract: { cpu: 1024 } } }],
    ["an existing VPC", { ...good, network: { vpcId: "vpc-01234567", subnetIds: ["subnet-01234567"] } }],
  ])("takes %s", (_, file) => {
    expect(editor.safeParse(file).success).toBe(true);
  });

  it.each<readonly [what: string, file: object]>([
    ["an unknown key", { ...good, name: "dev" }],
    ["an undeclared schedule", { ...good, schedules: { ...good.schedules, hourly: good.schedules.nightly } }],
    ["no schedule", { ...good, schedules: {} }],
    ["a way out that does not exist", { ...good, network: { ...good.network, wayOut: "igw" } }],
    ["keys of both kinds of network", { ...good, network: { ...good.network, vpcId: "vpc-01234567" } }],
    ["an odd number of days", { ...good, logRetentionDays: 31 }],
    ["an account in another form", { ...good, account: "1234" }],
    ["a reserved prefix", { ...good, namePrefix: "sg-" }],
  ])("refuses %s", (_, file) => {
    expect(editor.safeParse(file).success).toBe(false);
  });

  it("shows help on every field, with its default", () => {
    const silent: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === "properties") {
          for (const [name, property] of Object.entries<{ description?: string; default?: unknown }>(value)) {
            const { description = "", default: preset } = property;
            const shown = preset === undefined || description.endsWith(` Default: ${JSON.stringify(preset)}.`);
            if (description === "" || !shown) silent.push(`${path}.${name}`);
          }
        }
        look(value, `${path}.${key}`);
      }
    };
    look(schema, "");
    expect(silent).toEqual([]);
  });

  it("can read every pattern, as Unicode", () => {
    const patterns = [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, text = ""]) =>
      JSON.parse(text),
    );
    expect(patterns).toContain("^\\d{12}$");
    for (const pattern of patterns) expect(() => new RegExp(pattern, "u")).not.toThrow();
  });

  it("lets comments pass", () => {
    expect(schema).toMatchObject({ allowComments: true });
  });
});
