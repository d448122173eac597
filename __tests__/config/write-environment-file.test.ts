import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { ConfigurationError } from "../../config/errors";
import { addToEnvironmentFile } from "../../config/write-environment-file";
import { fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

const file = "config/dev.json";
const place = { account: "123456789012", stateBucket: "states-of-all" };
const smallest = fileWith('"tags": {}');

it("adds what the loader then reads", () => {
  writeFileSync(file, smallest);
  expect(addToEnvironmentFile("dev", "config", place)).toEqual({ file, added: ["account", "stateBucket"] });
  expect(loading(readFileSync(file, "utf8"))).toMatchObject(place);
  expect(readdirSync("config")).toEqual(["dev.json"]);
});

it("does not touch a file that has it all", () => {
  writeFileSync(file, fileWith('"account": "123456789012"'));
  const long = new Date("2020-01-01");
  utimesSync(file, long, long);
  expect(addToEnvironmentFile("dev", "config", { account: "999999999999" })).toEqual({ file, added: [] });
  expect(statSync(file).mtime).toEqual(long);
});

it("keeps rights, a link and a byte-order mark", () => {
  writeFileSync("shared.json", `\ufeff${smallest}`);
  chmodSync("shared.json", 0o660);
  symlinkSync("../shared.json", file);
  addToEnvironmentFile("dev", "config", place);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(statSync("shared.json").mode & 0o777).toBe(0o660);
  expect(readFileSync("shared.json", "utf8")).toMatch(/^\ufeff\{\n {2}"region": .*\n {2}"account": "123456789012",\n/);
});

it("says what to write by hand where it may not write", () => {
  writeFileSync(file, smallest);
  chmodSync(file, 0o444);
  // The superuser writes everywhere, so it becomes somebody else for the while.
  const superuser = process.geteuid?.() === 0;
  if (superuser) process.seteuid?.(65534);
  try {
    expect(() => addToEnvironmentFile("dev", "config", place)).toThrow(
      new ConfigurationError(
        'config/dev.json cannot be written: this user has no right to write it; write into it by hand: "account": "123456789012", "stateBucket": "states-of-all"',
      ),
    );
  } finally {
    if (superuser) process.seteuid?.(0);
  }
  expect(readFileSync(file, "utf8")).toBe(smallest);
});

it("leaves the file as it was, and nothing beside it, where the folder takes no other file", () => {
  writeFileSync(file, smallest);
  chmodSync(file, 0o666);
  chmodSync("config", 0o555);
  const superuser = process.geteuid?.() === 0;
  if (superuser) process.seteuid?.(65534);
  try {
    expect(() => addToEnvironmentFile("dev", "config", place)).toThrow(/^config\/dev\.json cannot be written: /);
  } finally {
    if (superuser) process.seteuid?.(0);
    chmodSync("config", 0o755);
  }
  expect(readFileSync(file, "utf8")).toBe(smallest);
  expect(readdirSync("config")).toEqual(["dev.json"]);
});
