import type { Catcher, Json, Retrier } from "../../../asl/language/definition";
import { fieldOf } from "../../json";
import { mostSeconds } from "../limits";
import { type Check, type Fields, objectOf, shown } from "./check";
import { anything, data, listOf, literalNumber, oneOf, pathIntoInput, text } from "./values";
import { assign } from "./variables";

/*
 * Retry and Catch. https://states-language.net/#errors and
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */

/** 366 days. */
const longestDelay = 31_622_400;

const errorNames: Check = (value, where) => {
  const findings = listOf(text, 1)(value, where);
  if (findings.length > 0 || !Array.isArray(value) || !value.includes("States.ALL") || value.length === 1)
    return findings;
  return [`${where.at}: States.ALL stands beside other errors, and has to stand alone: it takes all of them`];
};

const retrier: Fields<Retrier> = {
  ErrorEquals: { check: errorNames, required: true },
  IntervalSeconds: { check: literalNumber(1, mostSeconds) },
  MaxAttempts: { check: literalNumber(0, mostSeconds) },
  BackoffRate: { check: literalNumber(1, Number.MAX_VALUE, "any") },
  MaxDelaySeconds: { check: literalNumber(1, longestDelay) },
  JitterStrategy: { check: oneOf("FULL", "NONE") },
  Comment: { check: anything },
};

const catcher: Fields<Catcher> = {
  ErrorEquals: { check: errorNames, required: true },
  Next: { check: anything, required: true },
  ResultPath: { check: pathIntoInput, only: "JSONPath" },
  Assign: { check: assign },
  Output: { check: data, only: "JSONata" },
  Comment: { check: anything },
};

/** Those that take everything stand last: nothing behind one is ever reached. */
const allLast =
  (each: Check): Check =>
  (value, where) => {
    const findings = listOf(each)(value, where);
    if (!Array.isArray(value)) return findings;
    const all = value.findIndex((one: Json) => namesOf(one).includes("States.ALL"));
    if (all === -1 || all === value.length - 1) return findings;
    return [
      ...findings,
      `${where.at}[${all}] takes States.ALL, so what stands behind it is never reached; move it to the end`,
    ];
  };

const namesOf = (handler: Json): readonly Json[] => {
  const names = fieldOf(handler, "ErrorEquals");
  return Array.isArray(names) ? names : [];
};

const oneRetrier = objectOf("a retrier", retrier);

/** `Retry` of a state. */
export const retry: Check = allLast((value, where) => {
  const interval = fieldOf(value, "IntervalSeconds") ?? 1;
  const longest = fieldOf(value, "MaxDelaySeconds");
  const never = typeof longest === "number" && typeof interval === "number" && longest < interval;
  return [
    ...oneRetrier(value, where),
    ...(never
      ? [`${where.at}, MaxDelaySeconds: found ${shown(longest)}, it has to be at least IntervalSeconds (${interval})`]
      : []),
  ];
});

/** `Catch` of a state; where each leads is looked at with the other transitions. */
export const catching: Check = allLast(objectOf("a catcher", catcher));
