import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { dockerConfigWith } from "../../commands/image/docker-login";
import { folderWith } from "./image-trial-folder";

const login = { host: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com", auth: "QVdTOnNlY3JldA==" };

/** The folder for a person with this home; `env` is beside HOME. */
const made = (home: string, env: Readonly<Record<string, string>> = {}): string => {
  const folder = path.join(folderWith(), "docker");
  dockerConfigWith(login, folder, { HOME: home, ...env });
  return folder;
};

const configIn = (folder: string) => JSON.parse(readFileSync(path.join(folder, "config.json"), "utf8"));

it("logs in where the person has no configuration", () => {
  const folder = made(folderWith());
  expect(configIn(folder)).toEqual({
    auths: { [login.host]: { auth: login.auth } },
    credHelpers: { [login.host]: "" },
  });
});

it("can be read by its owner alone", () => {
  const folder = made(folderWith());
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, "config.json")).mode & 0o777).toBe(0o600);
});

it("keeps the person's other logins, helpers and context", () => {
  const own = {
    auths: { "registry.example.com": { auth: "eDp5" }, [login.host]: { auth: "b2xkOm9sZA==" } },
    credsStore: "desktop",
    credHelpers: { "gcr.io": "gcloud" },
    currentContext: "remote",
  };
  const folder = made(folderWith({ ".docker/config.json": JSON.stringify(own) }));
  expect(configIn(folder)).toEqual({
    auths: { "registry.example.com": { auth: "eDp5" }, [login.host]: { auth: login.auth } },
    credsStore: "desktop",
    // The empty helper: without it credsStore would be asked for this host.
    credHelpers: { "gcr.io": "gcloud", [login.host]: "" },
    currentContext: "remote",
  });
});

it("shows the person's plugins, contexts and builders through links, and writes nothing there", () => {
  const home = folderWith({ ".docker/config.json": "{}", ".docker/cli-plugins/docker-buildx": "plugin" });
  mkdirSync(path.join(home, ".docker", "buildx"));
  const folder = made(home);
  expect(readFileSync(path.join(folder, "cli-plugins", "docker-buildx"), "utf8")).toBe("plugin");
  expect(lstatSync(path.join(folder, "buildx")).isSymbolicLink()).toBe(true);
  expect(readFileSync(path.join(home, ".docker", "config.json"), "utf8")).toBe("{}");
  expect(readdirSync(path.join(home, ".docker")).sort()).toEqual(["buildx", "cli-plugins", "config.json"]);
});

it("takes the configuration from DOCKER_CONFIG where the person has set it", () => {
  const elsewhere = folderWith({ "config.json": '{"currentContext":"elsewhere"}' });
  expect(configIn(made(folderWith(), { DOCKER_CONFIG: elsewhere })).currentContext).toBe("elsewhere");
});

it("says which file is not JSON", () => {
  const home = folderWith({ ".docker/config.json": "auths:" });
  expect(() => made(home)).toThrow(
    `${path.join(home, ".docker", "config.json")}, Docker's configuration, is not a JSON object; correct it or remove it`,
  );
});
