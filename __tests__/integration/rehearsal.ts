/** `npm run test:integration`: the whole life of a deployment, rehearsed on this computer. docs/rehearsal.md says what it shows and what not. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { clientsFor } from "./account/clients";
import { guarded } from "./lives/guarded";
import { interrupted } from "./lives/interrupted";
import type { Stage } from "./lives/stage";
import { wholeLife } from "./lives/whole-life";
import { live } from "./log";
import { cleanUpAfterThisProcess, killAll, type Mark, processesWith } from "./processes";
import { startForwardingEndpoint } from "./servers/forwarding-endpoint";
import { startMoto } from "./servers/moto";
import { startRegistry } from "./servers/registry";
import { startRegistryDoor } from "./servers/registry-door";
import { inAws, surroundings } from "./surroundings";
import { findTools, type Tools } from "./tools";
import { cloneOf, copyOfCheckout, inFolder } from "./working-copy";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const rehearse = async (tools: Tools, signal: AbortSignal): Promise<number> => {
  const folder = mkdtempSync(path.join(tmpdir(), "rehearsal-"));
  const mark: Mark = { variable: "REHEARSAL", value: folder };
  cleanUpAfterThisProcess(mark, folder);
  signal.addEventListener("abort", () => killAll(mark));
  try {
    const env = surroundings(folder, mark, tools);
    const [moto, registry] = await Promise.all([
      startMoto(tools.moto, env, path.join(folder, "moto.log")),
      startRegistry(tools.crane, env, folder),
    ]);
    const endpoint = await startForwardingEndpoint(moto.port);
    const aws = clientsFor(endpoint.url);
    const registryDoor = await startRegistryDoor(registry.port, aws.ecr);
    const withAws = inAws(env, { endpoint, registryPort: registryDoor.port, emptyBase: registry.emptyBase });
    print(`with ${tools.versions}`);

    const stage = (name: Stage["name"]): Stage => {
      const copy = copyOfCheckout(path.join(folder, name), withAws);
      return {
        name,
        copy,
        clone: () => cloneOf(copy, path.join(folder, `${name}-2`), withAws),
        withoutAws: inFolder(copy.folder, env),
        pushingElsewhere: inFolder(copy.folder, { ...withAws, IMAGE_REGISTRY: `127.0.0.1:${registry.port}/elsewhere` }),
        endpoint,
        registry: `127.0.0.1:${registryDoor.port}`,
        checkov: tools.checkov,
        aws,
      };
    };
    const lives = [wholeLife(stage("dev")), interrupted(stage("staging")), guarded(stage("prod"))];
    const { passed, failed } = await live(lives, print, signal);
    const provider = providerOf(path.join(folder, "dev"));
    for (const door of [endpoint, registryDoor]) door.close();
    await Promise.all([moto.stop(), registry.stop()]);
    const left = await stillRunning(mark);
    signal.throwIfAborted();

    print(left.length === 0 ? "ok      no process is left" : `FAILED  processes are left: ${left.join(" ")}`);
    for (const action of endpoint.unknownActions)
      print(`FAILED  moto does not know ${action}: nothing that needs it was rehearsed`);
    print(`\nRehearsed with the AWS provider ${provider}.\n${onlyTheServiceCanTell}\n`);
    const faults = endpoint.unknownActions.size + (left.length === 0 ? 0 : 1);
    print(`${passed + (left.length === 0 ? 1 : 0)} passed, ${failed + faults} failed`);
    return failed + faults === 0 ? 0 : 1;
  } finally {
    await killAll(mark);
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What still runs after the moments that a process takes to end. */
const stillRunning = async (mark: Mark): Promise<readonly number[]> => {
  for (let look = 0; look < 10 && processesWith(mark).length > 0; look++) await setTimeout(300);
  return processesWith(mark);
};

/** The version that Terraform chose, as it wrote it down. */
const providerOf = (copy: string): string => {
  const lock = path.join(copy, "cdktf.out/stacks/app/.terraform.lock.hcl");
  return (existsSync(lock) && /version *= "([^"]+)"/.exec(readFileSync(lock, "utf8"))?.[1]) || "that was not installed";
};

const onlyTheServiceCanTell = `Not shown here, as only the real service can tell it (docs/rehearsal.md):
- rights: moto allows everything. Policies were compared in full; whether AWS would let each call through was not seen.
- pushes to ECR: images went to a registry on this computer, without a login.
- the network: no packet went through the VPC, so neither the way out nor the security group was tried.
- tasks, and when schedules start: moto runs no container and no schedule. Executions ran Wait, Pass and Fail states.
- definitions: that Step Functions takes them was not asked of it, and buckets of others cannot be had in moto.`;

const main = async (): Promise<number> => {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort(signal));
  const tools = findTools();
  if (typeof tools === "string") {
    print(tools);
    return 1;
  }
  try {
    return await rehearse(tools, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    print(`stopped by ${stop.signal.reason}; nothing of it is left`);
    return 128 + constants.signals[stop.signal.reason as NodeJS.Signals];
  }
};

main().then((code) => process.exit(code));
