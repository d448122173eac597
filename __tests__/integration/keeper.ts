/** The process that `cleanUpAfterThisProcess` starts: waits for the end of its parent, then cleans up after it. */
import { rmSync } from "node:fs";
import { killAll } from "./processes";

const [, , mark = "", folder = ""] = process.argv;

process.stdin.resume().once("close", async () => {
  await killAll(JSON.parse(mark));
  rmSync(folder, { recursive: true, force: true });
});
