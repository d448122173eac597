/** checkov on the plans of what is deployed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Stage } from "../lives/stage";
import { type Exception, judge, type Report } from "./judge";

/**
 * Plans both stacks again after their deploy and scans the plans: before it a plan says of many attributes that they are known after
 * apply, and what checkov cannot see passes.
 * @param name of the scan, for the log
 * @returns the line for the log
 */
export const scan = async (
  { copy, checkov }: Pick<Stage, "copy" | "checkov">,
  name: string,
  allowed: readonly Exception[],
): Promise<string> => {
  const reports: Report[] = [];
  for (const stack of ["ecr", "app"]) {
    const terraform = `terraform -chdir=cdktf.out/stacks/${stack}`;
    // Its exit code is 0 only when the plan changes nothing.
    await copy.run(`${terraform} plan -input=false -lock=false -detailed-exitcode -out=scan.tfplan`);
    await copy.run(`${terraform} show -json scan.tfplan > cdktf.out/scan-${stack}.json`);
    await copy.run(`rm cdktf.out/stacks/${stack}/scan.tfplan`);
    const options = "--framework terraform_plan --skip-download --compact --quiet --soft-fail --output json";
    await copy.run(`'${checkov}' --file cdktf.out/scan-${stack}.json ${options} > cdktf.out/scanned-${stack}.json`);
    reports.push(JSON.parse(readFileSync(path.join(copy.folder, `cdktf.out/scanned-${stack}.json`), "utf8")));
  }
  const { passed, excepted, open, idle } = judge(reports, allowed);
  assert.deepEqual({ open, idle }, { open: [], idle: [] });
  return `checkov, ${name}: ${passed} checks passed, ${open.length} open, ${excepted} excepted (stacks/checkov-exceptions.json)`;
};
