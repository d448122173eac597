import type { Json } from "../../../asl/language/definition";
import { type Cursor, expect, skip, skipSpaces, take, takeQuoted, Unreadable, where } from "./cursor";
import { type Filter, type FilterOperand, type FilterOperator, filterOperators, type InnerPath } from "./path";
import { readSteps } from "./read-steps";

/*
 * Filters: `@.a > 1 && !(@.b == 'x') || @.c`; && binds closer than ||. https://github.com/json-path/JsonPath#filter-operators
 */

/** Reads a filter up to the bracket that closes it. @throws Unreadable */
export const readFilter = (cursor: Cursor): Filter => readJoined(cursor, "or", "||", readAnd);

const readAnd = (cursor: Cursor): Filter => readJoined(cursor, "and", "&&", readPart);

function readJoined(cursor: Cursor, kind: "and" | "or", sign: string, read: (cursor: Cursor) => Filter): Filter {
  const first = read(cursor);
  const all = [first];
  for (;;) {
    skipSpaces(cursor);
    if (!skip(cursor, sign)) return all.length === 1 ? first : { kind, all };
    all.push(read(cursor));
  }
}

function readPart(cursor: Cursor): Filter {
  skipSpaces(cursor);
  if (skip(cursor, "!")) return { kind: "not", filter: readPart(cursor) };
  if (skip(cursor, "(")) {
    const filter = readFilter(cursor);
    expect(cursor, ")");
    return filter;
  }
  const left = readOperand(cursor);
  skipSpaces(cursor);
  const operator = takeOperator(cursor);
  if (operator !== undefined) {
    skipSpaces(cursor);
    return { kind: "compare", operator, left, right: readBareWord(cursor) ?? readOperand(cursor) };
  }
  if ("path" in left) return { kind: "there", path: left.path };
  throw new Unreadable(`one of ${filterOperators.join(" ")} is expected ${where(cursor)}`);
}

function takeOperator(cursor: Cursor): FilterOperator | undefined {
  return filterOperators.find((operator) => {
    const end = cursor.at + operator.length;
    const stands = cursor.text.slice(cursor.at, end).toLowerCase() === operator;
    // A word is an operator only as a whole: `in` is none in `inside`.
    if (!stands || (/\w/.test(operator) && /\w/.test(cursor.text[end] ?? ""))) return false;
    cursor.at = end;
    return true;
  });
}

function readOperand(cursor: Cursor): FilterOperand {
  const path = readInnerPath(cursor);
  if (path) return { path };
  const quoted = takeQuoted(cursor);
  if (quoted !== undefined) return { literal: quoted };
  const pattern = take(cursor, /\/(?:\\.|[^\\/])*\/[a-zA-Z]*/y);
  if (pattern !== undefined) return { pattern: regularExpression(pattern) };
  const json = takeJson(cursor);
  if (json !== undefined) return { literal: json };
  throw new Unreadable(`@, $, a text in quotes, a number, true, false, null or a list is expected ${where(cursor)}`);
}

/** A text without quotes, `@.Name==Receipt`: published machines compare with such words. */
function readBareWord(cursor: Cursor): FilterOperand | undefined {
  const word = take(cursor, /(?!(?:true|false|null)\b)[\p{L}_][\p{L}\p{N}_-]*/uy);
  return word === undefined ? undefined : { literal: word };
}

function readInnerPath(cursor: Cursor): InnerPath | undefined {
  const from = skip(cursor, "@") ? "element" : skip(cursor, "$") ? "root" : undefined;
  return from && { from, ...readSteps(cursor, true) };
}

/** Of the flags only those that JavaScript has; the expression has to match the whole text. */
function regularExpression(text: string): RegExp {
  const end = text.lastIndexOf("/");
  try {
    return new RegExp(`^(?:${text.slice(1, end)})$`, text.slice(end + 1).replace(/[^imsu]/g, ""));
  } catch {
    throw new Unreadable(`${text} is no regular expression`);
  }
}

const scalar = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true\b|false\b|null\b/y;

/** A number, true, false, null, or a list or an object, in which texts may stand in ' too. */
function takeJson(cursor: Cursor): Json | undefined {
  const word = take(cursor, scalar);
  if (word !== undefined) return JSON.parse(word) as Json;
  if (skip(cursor, "[")) return takeList(cursor);
  return skip(cursor, "{") ? takeObject(cursor) : undefined;
}

const takeValue = (cursor: Cursor): Json => {
  skipSpaces(cursor);
  const value = takeQuoted(cursor) ?? takeJson(cursor);
  if (value === undefined) throw new Unreadable(`a JSON value is expected ${where(cursor)}`);
  skipSpaces(cursor);
  return value;
};

function takeList(cursor: Cursor): Json {
  const items: Json[] = [];
  skipSpaces(cursor);
  if (skip(cursor, "]")) return items;
  do items.push(takeValue(cursor));
  while (skip(cursor, ","));
  expect(cursor, "]");
  return items;
}

function takeObject(cursor: Cursor): Json {
  const fields: [string, Json][] = [];
  skipSpaces(cursor);
  if (skip(cursor, "}")) return {};
  do {
    const key = takeValue(cursor);
    expect(cursor, ":");
    fields.push([String(key), takeValue(cursor)]);
  } while (skip(cursor, ","));
  expect(cursor, "}");
  return Object.fromEntries(fields);
}
