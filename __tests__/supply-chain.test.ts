/** What comes from outside: exact versions, hashes, and no script that runs while installing but the one that is listed. */
import { readFileSync } from "node:fs";
import path from "node:path";
import bench from "../bench/package.json";
import manifest from "../package.json";

interface Locked {
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

const root = path.join(__dirname, "..");
const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const { "": _project, ...installed } = lock.packages;
const nameOf = (place: string): string => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

it.each([
  ["package.json", { ...manifest.dependencies, ...manifest.devDependencies }],
  ["bench/package.json", { ...bench.dependencies, ...bench.optionalDependencies }],
])("%s names exact versions", (_, dependencies) => {
  const ranges = Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(ranges).toEqual([]);
});

it("the lock file holds a hash of every package, whichever registry it comes from", () => {
  const loose = Object.entries(installed)
    // What comes inside another package is covered by that one's hash.
    .filter(([, { inBundle, integrity }]) => inBundle !== true && !integrity?.startsWith("sha512-"))
    .map(([place]) => place);
  expect(Object.keys(installed).length).toBeGreaterThan(100);
  expect(loose).toEqual([]);
});

it("each package that brings an install script is decided on, and one script is allowed", () => {
  const scripted = new Set(
    Object.entries(installed)
      // fsevents is for macOS; npm leaves it out elsewhere, and its script there is known to npm itself.
      .filter(([place, { hasInstallScript }]) => hasInstallScript === true && nameOf(place) !== "fsevents")
      .map(([place]) => nameOf(place)),
  );
  expect([...scripted].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
  const allowed = Object.entries(manifest.allowScripts).flatMap(([name, runs]) => (runs ? [name] : []));
  expect(allowed).toEqual(["@cdktf/node-pty-prebuilt-multiarch"]);
});

it("what tests install beside npm's packages is pinned", () => {
  const requirements = ["requirements.txt", "requirements-checkov.txt"]
    .flatMap((file) => readFileSync(path.join(root, ".ci", file), "utf8").split("\n"))
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  expect(requirements.filter((line) => !/^[\w.[\],-]+==[\w.]+$/.test(line))).toEqual([]);
  const goModules = readFileSync(path.join(root, ".ci/install"), "utf8").match(/go install .+/g) ?? [];
  expect(goModules.length).toBeGreaterThan(0);
  expect(goModules.filter((line) => !/@v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});
