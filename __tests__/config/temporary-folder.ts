import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvironment } from "../../config/load";
import type { Declared, Environment } from "../../config/schema";

/** What the app of these tests declares. */
export const declared = {
  schedules: ["nightly"],
  containerTasks: { extract: { cpu: 512, memory: 1024 } },
};

/** Gives each test of a file a working directory of its own, with an empty `config/`. */
export function inTemporaryFolder(): void {
  const before = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "config-"));
    // Readable by all: one test reads as another user.
    chmodSync(folder, 0o755);
    process.chdir(folder);
    mkdirSync("config");
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });
}

/** Writes config/dev.json and loads it. */
export function loading(text: string | Uint8Array, names: Declared = declared): Environment {
  writeFileSync("config/dev.json", text);
  return loadEnvironment({ name: "dev", folder: "config", ...names });
}

/** The lines of the smallest good file, by key; each test replaces or adds one. */
const smallest: Readonly<Record<string, string>> = {
  region: '"region": "ap-northeast-1"',
  repository: '"repository": "go-batch"',
  network: '"network": { "availabilityZones": ["ap-northeast-1a", "ap-northeast-1c"] }',
  schedules: '"schedules": { "nightly": { "expression": "rate(1 day)", "timeZone": "UTC", "state": "DISABLED" } }',
};

/**
 * The smallest good file with one line in place of the one with the same key, or added as line 6. Line 1 is the brace,
 * then come region (2), repository (3), network (4) and schedules (5), each indented by two.
 */
export function fileWith(line: string): string {
  const [, key = ""] = /^"([^"]*)"/.exec(line) ?? [];
  return `{\n  ${Object.values({ ...smallest, [key]: line }).join(",\n  ")}\n}\n`;
}

/** The smallest good file without one of its lines. */
export function fileWithout(key: string): string {
  const { [key]: _, ...rest } = smallest;
  return `{\n  ${Object.values(rest).join(",\n  ")}\n}\n`;
}
