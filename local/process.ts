/** Where text goes: a stream of the process, or a list in a test. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

/** What of the process a command uses. */
export interface Process {
  /** The project's root. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts with the name of a signal, such as `SIGINT`, as its reason. */
  readonly signal: AbortSignal;
}
