import type { Json } from "../../../asl/language/definition";
import { isObject } from "../../json";
import type { PathFunction } from "./path";

/**
 * What a function at the end of a path makes of what the path found; undefined when it is not made for that.
 * https://github.com/json-path/JsonPath#functions
 */
export const applyFunction = (name: PathFunction, value: Json): Json | undefined => functions[name](value);

const functions: Readonly<Record<PathFunction, (value: Json) => Json | undefined>> = {
  length: (value) => {
    if (typeof value === "string" || Array.isArray(value)) return value.length;
    return isObject(value) ? Object.keys(value).length : undefined;
  },
  min: (value) => ofNumbers(value, (numbers) => numbers.reduce((least, number) => Math.min(least, number))),
  max: (value) => ofNumbers(value, (numbers) => numbers.reduce((most, number) => Math.max(most, number))),
  avg: (value) => ofNumbers(value, average),
  sum: (value) => ofNumbers(value, sum),
  stddev: (value) => ofNumbers(value, deviation),
  keys: (value) => (isObject(value) ? Object.keys(value) : undefined),
  first: (value) => (Array.isArray(value) ? value.at(0) : undefined),
  last: (value) => (Array.isArray(value) ? value.at(-1) : undefined),
};

/** Of a list the numbers count, whatever else is in it; without a number there is no result. */
function ofNumbers(value: Json, of: (numbers: readonly number[]) => number): number | undefined {
  const numbers = Array.isArray(value) ? value.filter((item) => typeof item === "number") : [];
  return numbers.length === 0 ? undefined : of(numbers);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const average = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

/** The deviation of a whole population, not of a sample. */
const deviation = (numbers: readonly number[]): number => {
  const middle = average(numbers);
  return Math.sqrt(average(numbers.map((number) => (number - middle) ** 2)));
};
