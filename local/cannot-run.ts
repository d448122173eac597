/**
 * Something that keeps the local run from starting or going on, told to a person in one or more sentences.
 * Anything else that is thrown is a defect of ours and keeps its stack.
 */
export class CannotRun extends Error {
  constructor(
    /** One sentence a finding: what, where, found, allowed, what to do. */
    readonly sentences: readonly string[],
    /** 1: it cannot be run; 2: the command was written wrong. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(sentences.join("\n"));
    this.name = "CannotRun";
  }
}

/** Throws one `CannotRun` with all the findings, if there are any. */
export function refuseIf(findings: readonly string[]): void {
  if (findings.length > 0) throw new CannotRun(findings);
}
