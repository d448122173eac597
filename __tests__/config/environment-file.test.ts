import { chmodSync, mkdirSync, rmdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "../../config/errors";
import { loadEnvironment } from "../../config/load";
import { declared, fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

const good = fileWith('"account": "123456789012"');
const named = (name: string) => loadEnvironment({ name, folder: "config", ...declared });

describe("the environment is a file of the folder, by its name", () => {
  it("bears the file's name", () => {
    writeFileSync("config/prod-2.json", good);
    expect(named("prod-2").name).toBe("prod-2");
  });

  it("is named in messages from the working directory, however the folder is given", () => {
    writeFileSync("config/dev.json", "[]");
    const load = () => loadEnvironment({ name: "dev", folder: join(process.cwd(), "config"), ...declared });
    expect(load).toThrow(/^config\/dev\.json:1:1: /);
  });

  it.each<readonly [name: string, message: string]>([
    [
      "stage",
      'DEPLOY_ENV: found "stage", allowed "dev" or "prod", the files in config; write config/stage.json to add this one',
    ],
    // Where the disk does not tell Prod from prod, the state's key would still be another.
    [
      "Prod",
      'DEPLOY_ENV: found "Prod", allowed "dev" or "prod", the files in config; write config/Prod.json to add this one',
    ],
    [
      "../config/dev",
      'DEPLOY_ENV: found "../config/dev", allowed "dev" or "prod", the files in config; a name is letters, digits, "-" and "_", first a letter or digit',
    ],
    [
      "",
      'DEPLOY_ENV: found "", allowed "dev" or "prod", the files in config; a name is letters, digits, "-" and "_", first a letter or digit',
    ],
    [
      "dev\0",
      'DEPLOY_ENV: found "dev\\u0000", allowed "dev" or "prod", the files in config; a name is letters, digits, "-" and "_", first a letter or digit',
    ],
    [
      "environment.schema",
      'DEPLOY_ENV: found "environment.schema", allowed "dev" or "prod", the files in config; a name is letters, digits, "-" and "_", first a letter or digit',
    ],
  ])("%j is none", (name, message) => {
    for (const file of ["prod.json", "dev.json", "environment.schema.json", "notes.md", "dev.local.json"])
      writeFileSync(join("config", file), good);
    expect(() => named(name)).toThrow(new ConfigurationError(message));
  });

  it("says so where the folder has none", () => {
    expect(() => named("dev")).toThrow(
      new ConfigurationError(
        'DEPLOY_ENV: found "dev", allowed a name with a file in config, which has none; write config/dev.json to add this one',
      ),
    );
  });
});

describe("a file that cannot be read is one sentence", () => {
  it("without the folder", () => {
    rmdirSync("config");
    expect(() => named("dev")).toThrow(new ConfigurationError("config cannot be read: it does not exist"));
  });

  it("with a file in place of the folder", () => {
    rmdirSync("config");
    writeFileSync("config", "");
    expect(() => named("dev")).toThrow(new ConfigurationError("config cannot be read: it is not a folder"));
  });

  it("with a folder in place of the file", () => {
    mkdirSync("config/dev.json");
    expect(() => named("dev")).toThrow(new ConfigurationError("config/dev.json is a folder, allowed a file"));
  });

  it("with a link to nothing", () => {
    symlinkSync("gone.json", "config/dev.json");
    expect(() => named("dev")).toThrow(new ConfigurationError("config/dev.json cannot be read: it does not exist"));
  });

  it("without the right to read it", () => {
    writeFileSync("config/dev.json", good);
    chmodSync("config/dev.json", 0o000);
    // The superuser reads everything, so it becomes somebody else for the while.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid?.(65534);
    try {
      expect(() => named("dev")).toThrow(
        new ConfigurationError("config/dev.json cannot be read: this user has no right to read it"),
      );
    } finally {
      if (superuser) process.seteuid?.(0);
    }
  });

  it.each(["", " \n\t\r\n"])("without content (%j)", (text) => {
    expect(() => loading(text)).toThrow(
      new ConfigurationError("config/dev.json is empty: write the settings of the environment as an object, {…}"),
    );
  });

  it("of more than a mebibyte", () => {
    expect(() => loading(" ".repeat(1024 * 1024 + 1))).toThrow(
      new ConfigurationError("config/dev.json has 1048577 bytes, allowed at most 1048576: is it the right file?"),
    );
  });

  it("in another encoding", () => {
    expect(() => loading(Buffer.from(`\ufeff${good}`, "utf16le"))).toThrow(
      new ConfigurationError("config/dev.json is not text in UTF-8: save it in that encoding"),
    );
  });
});

it("throws the error that the app shows without its stack, by class and by name", () => {
  expect(() => named("gone")).toThrow(ConfigurationError);
  expect(() => loading("[]")).toThrow(expect.objectContaining({ name: "ConfigurationError" }));
});

it("passes over a byte-order mark, which nobody sees, and counts columns without it", () => {
  expect(loading(`\ufeff${good}`).account).toBe("123456789012");
  expect(() => loading("\ufeff[]")).toThrow(/^config\/dev\.json:1:1: /);
});
