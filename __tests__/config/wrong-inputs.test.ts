/** Wrong configurations of the shipped app: each gives its one message, and nothing that could be deployed. */
import { rmSync, writeFileSync } from "node:fs";
import { declared } from "../../asl/machines/declared";
import { ConfigurationError } from "../../config/errors";
import { loadEnvironment } from "../../config/load";
import { report } from "../report";
import { inTemporaryFolder, loading } from "./temporary-folder";
import { appWith } from "./wrong-inputs/app-process";
import { containerTasks } from "./wrong-inputs/container-tasks";
import { type Edit, edited, unedited } from "./wrong-inputs/edit";
import { files, type WrongFile } from "./wrong-inputs/files";
import { namesAndKeys } from "./wrong-inputs/names-and-keys";
import { network } from "./wrong-inputs/network";
import { schedules } from "./wrong-inputs/schedules";
import { syntax } from "./wrong-inputs/syntax";

inTemporaryFolder();
jest.setTimeout(60_000);

const edits: readonly Edit[] = [...namesAndKeys, ...network, ...containerTasks, ...schedules, ...syntax];

const refused = new Set<string>();
const refusedAsProcess = new Set<string>();
afterAll(() =>
  report(
    `wrong inputs refused: ${refused.size} of ${edits.length + files.length}, ${refusedAsProcess.size} of them as a process`,
  ),
);

const refuses = (what: string, load: () => unknown, says: string): void => {
  expect(load).toThrow(new ConfigurationError(says));
  refused.add(what);
};

it("the shipped file itself is taken", () => {
  expect(loading(unedited, declared).name).toBe("dev");
});

describe("a mistake in the file is one line with file, line, column, field, found and allowed", () => {
  it.each(edits)("$what", (edit) => {
    refuses(edit.what, () => loading(edited(edit), declared), edit.says);
    expect(edit.says).toMatch(/^config\/dev\.json:\d+:\d+: [^\n]+$/);
  });
});

describe("a file that is none is one line", () => {
  it.each(files)("$what", ({ what, make, says }) => {
    make("config/dev.json");
    // The superuser reads everything, so it becomes somebody else for the while.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid?.(65534);
    try {
      refuses(what, () => loadEnvironment({ name: "dev", folder: "config", ...declared }), says);
    } finally {
      if (superuser) process.seteuid?.(0);
      rmSync("config/dev.json", { recursive: true, force: true });
    }
  });
});

describe("the app as a process ends with 1, prints the message alone, and leaves no stack", () => {
  const named = <T extends Edit | WrongFile>(list: readonly T[], what: string): T => {
    const found = list.find((one) => one.what === what);
    if (found === undefined) throw new Error(`there is no "${what}"`);
    return found;
  };
  const ends = async (what: string, make: (file: string) => void, says: string): Promise<void> => {
    expect(await appWith(make)).toEqual({ code: 1, stdout: "", stderr: `${says}\n`, stacks: [] });
    refusedAsProcess.add(what);
  };

  it.each([
    "a region without its hyphen",
    "a key written twice",
    "a cron expression of five fields",
    "a comma too many",
  ])("%s", async (what) => {
    const edit = named(edits, what);
    await ends(what, (file) => writeFileSync(file, edited(edit)), edit.says);
  });

  it.each(["no file", "a file of more than a mebibyte", "a folder in place of the file", "lists in lists in lists"])(
    "%s",
    async (what) => {
      const { make, says } = named(files, what);
      await ends(what, make, says);
    },
  );
});

it("a file with a mistake in each of its lines is told from the top, and how many more there are", () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `  "key${index}": 1`);
  expect(() => loading(`{\n${lines.join(",\n")}\n}`, declared)).toThrow(
    /^(config\/dev\.json:1:1: .*\n){4}(config\/dev\.json:\d+:3: key\d+: unknown key, .*\n){46}config\/dev\.json: and 9954 more of such lines$/,
  );
});
