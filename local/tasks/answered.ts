import { CannotRun } from "../cannot-run";
import type { Called } from "../engine/call-events";
import type { Clock } from "../engine/clock";
import type { Answer, Answers } from "./answers";
import { neverAnswered } from "./callbacks";
import { patternOf } from "./called";
import type { Task } from "./task";

/** A task whose calls are answered instead of made. Of what it needs to be called, nothing is needed. */
export function answered(state: string, called: Called, answers: Answers, clock: Clock): Task {
  let calls = 0;
  return {
    called,
    needs: () => ({ findings: [], machines: [], folders: [] }),
    accept: (parameters) => {
      const number = calls++;
      const answer = answers(number) ?? noAnswer(state, number);
      return {
        parameters,
        run: async (call) => {
          // A state that waits for more than an answer has one all the same.
          if (patternOf(called) !== "request-response") call.submitted({});
          switch (answer.do) {
            case "return":
              return { status: "SUCCEEDED", output: answer.output };
            case "echo":
              return { status: "SUCCEEDED", output: parameters };
            case "throw":
              return { status: "FAILED", error: answer.error, cause: answer.cause };
            case "never":
              return neverAnswered(clock, call);
          }
        },
      };
    },
  };
}

function noAnswer(state: string, call: number): Answer {
  throw new CannotRun([
    `state "${state}" is called for the ${call + 1}. time, and its answers have none for call number ${call} (they count from 0); add one, or use a list, whose last answer stands for all further calls`,
  ]);
}
