import type { Json, JsonObject } from "../../asl/language/definition";
import type { Called } from "../engine/call-events";
import type { Machine } from "../read-stacks";

/** The port through which the driver reaches a service: one for each integration that runs locally. */
export interface Task {
  readonly called: Called;
  /** What the state needs that can be known before anything starts; the parameters are still a template. */
  readonly needs: (parameters: JsonObject) => Needs;
  /** Takes filled parameters. @throws StatesError States.Runtime when the service could not even be asked with them */
  readonly accept: (parameters: Json, caller: Caller) => Accepted;
}

/** Who makes a call. */
export interface Caller {
  readonly state: string;
  /** 0 for the first try. */
  readonly retryCount: number;
  readonly executionArn: string;
  /** What a callback has to bring back, of an integration that waits for one. */
  readonly token?: string;
}

/** What has to be there before a state can run. */
export interface Needs {
  /** What cannot be run, one phrase each. */
  readonly findings: readonly string[];
  readonly machines: readonly Machine[];
  /** Image folders to build, relative to the project's root. */
  readonly folders: readonly string[];
}

/** A call that is about to be made. */
export interface Accepted {
  /** The parameters as TaskScheduled records them. */
  readonly parameters: Json;
  /** Makes the call and waits for its end. Never rejects for what the service or the program does. */
  readonly run: (call: CallSite) => Promise<Reply>;
}

/** What a running call may use. */
export interface CallSite {
  /** The execution that makes the call. */
  readonly executionArn: string;
  /** To be told once the service has taken the work, with its first answer. */
  readonly submitted: (output: Json) => void;
  /** To be told each line that the program writes. */
  readonly line: (text: string) => void;
  /** A sign of life, for a call with a heartbeat. */
  readonly heartbeat: () => void;
  /** When it aborts, the work is stopped and the reply is ABORTED. */
  readonly signal: AbortSignal;
}

/** The end of a call: what a state deals with, or an abort. */
export type Reply =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  /** A callback may give neither error nor cause. */
  | { readonly status: "FAILED"; readonly error: string | undefined; readonly cause: string | undefined }
  /** The service refused the request of an integration that waits. */
  | { readonly status: "SUBMIT_FAILED"; readonly error: string; readonly cause: string }
  /** A time limit of the state is over; the driver watches them, a task says it only of one that it stands for. */
  | { readonly status: "TIMED_OUT"; readonly heartbeat?: boolean }
  | { readonly status: "ABORTED" };
