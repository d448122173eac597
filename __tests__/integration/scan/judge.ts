/** What checkov found, held against the exceptions of stacks/checkov-exceptions.json. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** A check that fails on purpose. */
export interface Exception {
  /** checkov's name of the check, such as `CKV_AWS_158`. */
  readonly check: string;
  /** The type of resource. */
  readonly resource: string;
  readonly reason: string;
  /** What it would cost to pass. */
  readonly price: string;
  /** The key of an environment's configuration by which it passes; absent where there is none. */
  readonly option?: string;
}

/** checkov's report on one plan, as far as it is read. https://www.checkov.io/2.Basics/Reviewing%20Scan%20Results.html */
export interface Report {
  readonly summary: { readonly passed: number; readonly parsing_errors: number; readonly resource_count: number };
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
    }[];
  };
}

/** What comes of several reports. */
export interface Judgement {
  readonly passed: number;
  readonly excepted: number;
  /** Findings that no exception is about, one line each. */
  readonly open: readonly string[];
  /** Exceptions that are about nothing, one line each: their finding is gone, and so they should. */
  readonly idle: readonly string[];
}

export const exceptions: readonly Exception[] = JSON.parse(
  readFileSync(path.join(__dirname, "../../../stacks/checkov-exceptions.json"), "utf8"),
);

/** The exceptions of a configuration that does not have these types of resource: about what is not there nothing is found. */
export const exceptionsWithout = (...types: readonly string[]): readonly Exception[] =>
  exceptions.filter(({ resource }) => !types.includes(resource));

/**
 * @param allowed the exceptions of the configuration that was scanned
 * @throws Error when a report is about nothing, or checkov could not read all of its plan
 */
export const judge = (reports: readonly Report[], allowed: readonly Exception[]): Judgement => {
  for (const { summary } of reports)
    if (summary.parsing_errors > 0 || summary.resource_count === 0 || summary.passed === 0)
      throw new Error(`checkov did not read the plan: ${JSON.stringify(summary)}`);
  const findings = reports.flatMap(({ results }) => results.failed_checks);
  const isAbout = ({ check, resource }: Exception, finding: (typeof findings)[number]): boolean =>
    finding.check_id === check && finding.resource.startsWith(`${resource}.`);
  const open = findings.filter((finding) => !allowed.some((exception) => isAbout(exception, finding)));
  const idle = allowed.filter((exception) => !findings.some((finding) => isAbout(exception, finding)));
  return {
    passed: reports.reduce((sum, { summary }) => sum + summary.passed, 0),
    excepted: findings.length - open.length,
    open: open.map(({ check_id, resource, check_name }) => `${check_id} ${resource}: ${check_name}`),
    idle: idle.map(({ check, resource }) => `${check} ${resource}: no such finding`),
  };
};
