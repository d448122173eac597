import type { HistoryEvent } from "./engine/history";
import { beginExecution, beginLine, beginVisit } from "./seen/begin";
import { closeWithin, countHidden, ended, leave } from "./seen/leave";
import { endOf, startedArn, whyOf } from "./seen/read-event";
import { outwards, type Place, type SeenExecution, type Visit, type Why } from "./seen/seen";
import type { Told } from "./seen/told";

/** Reads histories and nothing else, so that one that was downloaded can be read the same way. */
export interface Follower {
  readonly see: (arn: string, event: HistoryEvent) => readonly Told[];
  readonly execution: (arn: string) => SeenExecution | undefined;
  /** The state that an event is one of; without an event the one that works, if there is only one. */
  readonly visitAt: (arn: string, eventId?: number) => Visit | undefined;
}

/**
 * Follows executions. A child is linked to its parent by the answer of StartExecution in the parent's TaskSubmitted, that of a
 * distributed Map by the name in its ARN. Events of lines that run side by side stand in one history: `previousEventId` leads from
 * each to the one before it in its line.
 */
export function followExecutions(): Follower {
  const executions = new Map<string, SeenExecution>();
  const starters = new Map<string, Visit>();
  const mapRuns = new Map<string, Visit>();

  const begin = (arn: string, startedAt: string): SeenExecution => {
    const run = mapRuns.get(arn.split(":").at(-2) ?? "");
    const started = run
      ? beginExecution(arn, startedAt, run, run.begun)
      : beginExecution(arn, startedAt, starters.get(arn));
    if (run) {
      run.begun += 1;
      if (!started.root.shown) run.hidden.count += 1;
    }
    starters.delete(arn);
    executions.set(arn, started);
    return started;
  };

  const see = (arn: string, event: HistoryEvent): readonly Told[] => {
    const execution = executions.get(arn) ?? begin(arn, event.timestamp);
    const told: Told[] = [];
    const before: Place = execution.places.get(event.previousEventId) ?? { line: execution.root };
    execution.places.set(event.id, placed(execution, event, before, told));
    if (event.type.startsWith("Execution") && event.type !== "ExecutionStarted") {
      execution.places.clear();
      // Of many children nobody asks again.
      if (!execution.root.shown) executions.delete(arn);
    }
    return told;
  };

  /** Works out what an event belongs to, and what it tells. */
  const placed = (execution: SeenExecution, event: HistoryEvent, before: Place, told: Told[]): Place => {
    const { timestamp } = event;
    const within = (visit: Visit | undefined): Place => (visit ? { line: visit.line, visit } : before);
    const named = (name: string): Visit | undefined => {
      for (const visit of outwards(before)) if (visit.state === name) return visit;
      return [...execution.open].reverse().find(({ state }) => state === name);
    };
    const joinOf = (type: string): Visit | undefined => {
      for (const visit of outwards(before)) if (visit.type === type && !visit.over) return visit;
      return undefined;
    };
    const lost = (visit: Visit | undefined, why: Why): Place => {
      if (visit) {
        Object.assign(visit, { why, failedAt: timestamp });
        told.push({ what: "lost", visit });
      }
      return within(visit);
    };
    const tried = (visit: Visit | undefined): Place => {
      if (!visit) return before;
      visit.tries += 1;
      closeWithin(visit, before, timestamp, told);
      if (visit.tries > 1 && visit.failedAt !== undefined) {
        if (visit.begun > 0) told.push({ what: "joined", visit, hidden: visit.hidden });
        told.push({
          what: "retried",
          visit,
          tries: visit.tries,
          lost: visit.why ?? {},
          lostAt: visit.failedAt,
          at: timestamp,
        });
      }
      Object.assign(visit, { why: undefined, failedAt: undefined, over: false, worked: false });
      Object.assign(visit, { begun: 0, hidden: { count: 0, failed: 0, aborted: 0 } });
      return within(visit);
    };
    const joined = (visit: Visit | undefined, failed: boolean): Place => {
      if (!visit) return before;
      visit.over = true;
      if (failed) Object.assign(visit, { why: visit.why ?? before.visit?.why ?? {}, failedAt: timestamp });
      closeWithin(visit, before, timestamp, told);
      told.push({ what: "joined", visit, hidden: visit.hidden });
      return failed ? within(visit) : before;
    };

    const end = endOf(event);
    if (end) return ended(execution, end, before, timestamp, told);
    const entered = /^(Task|Pass|Choice|Wait|Succeed|Fail|Parallel|Map)StateEntered$/.exec(event.type)?.[1];
    if (entered !== undefined && "stateEnteredEventDetails" in event) {
      const { visit: fork } = before;
      const line = fork?.type === "Parallel" && !fork.over ? beginLine(fork, fork.begun) : before.line;
      const visit = beginVisit(line, entered, event.stateEnteredEventDetails.name, timestamp);
      told.push({ what: "entered", visit });
      return { line, visit };
    }
    if ("stateExitedEventDetails" in event) {
      const visit = named(event.stateExitedEventDetails.name);
      if (!visit) return before;
      closeWithin(visit, before, timestamp, told);
      const silent = visit.type === "Task" && !visit.worked;
      leave(visit, visit.failedAt !== undefined || silent ? "CAUGHT" : "SUCCEEDED", timestamp, told);
      return { line: visit.line };
    }
    switch (event.type) {
      case "ExecutionStarted":
        told.push({ what: "started", execution });
        return before;
      case "TaskScheduled":
      case "LambdaFunctionScheduled":
      case "ActivityScheduled":
        return tried(before.visit);
      case "TaskSubmitted": {
        const child = startedArn(event.taskSubmittedEventDetails.output);
        if (child !== undefined && before.visit) starters.set(child, before.visit);
        return before;
      }
      case "TaskSucceeded":
      case "LambdaFunctionSucceeded":
      case "ActivitySucceeded":
        if (before.visit) before.visit.worked = true;
        return before;
      case "TaskFailed":
      case "TaskSubmitFailed":
      case "TaskTimedOut":
      case "LambdaFunctionFailed":
      case "LambdaFunctionTimedOut":
      case "ActivityFailed":
      case "ActivityTimedOut":
        return lost(before.visit, whyOf(event));
      case "EvaluationFailed":
        return lost(named(event.evaluationFailedEventDetails.state), whyOf(event));
      case "ParallelStateStarted":
        return tried(joinOf("Parallel"));
      case "MapStateStarted":
        return tried(joinOf("Map"));
      case "MapIterationStarted": {
        const { name, index } = event.mapIterationStartedEventDetails;
        const owner = named(name);
        return owner ? { line: beginLine(owner, index) } : before;
      }
      case "MapIterationSucceeded": {
        const { name, index } = event.mapIterationSucceededEventDetails;
        named(name)?.lines.delete(index);
        return { line: before.line };
      }
      case "MapIterationFailed":
        return countHidden(
          before,
          named(event.mapIterationFailedEventDetails.name),
          event.mapIterationFailedEventDetails.index,
          "failed",
        );
      case "MapIterationAborted":
        return countHidden(
          before,
          named(event.mapIterationAbortedEventDetails.name),
          event.mapIterationAbortedEventDetails.index,
          "aborted",
        );
      case "MapRunStarted": {
        const visit = joinOf("Map");
        if (visit) mapRuns.set(event.mapRunStartedEventDetails.mapRunArn.split(":").at(-2) ?? "", visit);
        return within(visit);
      }
      case "MapRunFailed":
        return lost(joinOf("Map"), whyOf(event));
      case "ParallelStateSucceeded":
      case "ParallelStateFailed":
        return joined(joinOf("Parallel"), event.type === "ParallelStateFailed");
      case "MapStateSucceeded":
      case "MapStateFailed":
        return joined(joinOf("Map"), event.type === "MapStateFailed");
      default:
        return before;
    }
  };

  return {
    see,
    execution: (arn) => executions.get(arn),
    visitAt: (arn, eventId) => {
      const execution = executions.get(arn);
      const at = eventId === undefined ? undefined : execution?.places.get(eventId)?.visit;
      if (at) return at;
      const working = [...(execution?.open ?? [])].filter(({ type }) => type === "Task");
      return working.length === 1 ? working[0] : undefined;
    },
  };
}
