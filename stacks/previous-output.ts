/**
 * Imported for its effect, before anything that may fail: an app that ends with an error leaves nothing to be deployed, neither
 * what an earlier synth wrote nor the half of this one.
 */
import path from "node:path";
import { errorForPeople } from "./error-for-people";
import { removePreviousOutput } from "./output-folder";

// The folder that cdktf's App will choose.
const outdir = path.resolve(process.env.CDKTF_OUTDIR ?? "cdktf.out");

process.on("uncaughtException", (error) => {
  console.error(errorForPeople(error));
  process.exit(1);
});

process.on("exit", (code) => {
  if (code !== 0) removePreviousOutput(outdir);
});

removePreviousOutput(outdir);
