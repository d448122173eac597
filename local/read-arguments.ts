import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "../config/nearest";

/** The options that a command takes, as `node:util` declares them. */
export type DeclaredOptions = NonNullable<ParseArgsConfig["options"]>;

/** What was written behind a command. */
export interface Given<Name> {
  /** By option, each value that was written; a boolean option has an empty one. */
  readonly given: ReadonlyMap<Name, readonly string[]>;
  readonly positionals: readonly string[];
}

/**
 * Reads a command's arguments.
 * @param refuse throws for an unknown option, a missing value, or an option that stands twice and is not declared `multiple`
 */
export function readGiven<const O extends DeclaredOptions>(
  options: O,
  argv: readonly string[],
  refuse: (sentence: string) => never,
): Given<keyof O & string> {
  const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  const given = new Map<keyof O & string, readonly string[]>();
  for (const token of parsed.tokens ?? []) {
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    const declared = Object.hasOwn(options, name) ? options[name] : undefined;
    if (declared === undefined) {
      const near = nearest(name, Object.keys(options));
      return refuse(`${rawName} is no option of this command${near ? `; did you mean --${near}?` : ""}`);
    }
    if (declared.type === "string" && !isValue(token)) return refuse(`${rawName} needs a value`);
    if (declared.type === "boolean" && value !== undefined) return refuse(`${rawName} takes no value`);
    const before = given.get(name) ?? [];
    if (before.length > 0 && !declared.multiple) return refuse(`${rawName} is written twice`);
    given.set(name, [...before, value ?? ""]);
  }
  return { given, positionals: parsed.positionals };
}

/** `--input --from x` lacks a value, though parseArgs would take `--from` for one. */
const isValue = ({ value, inlineValue }: { value?: string | undefined; inlineValue?: boolean | undefined }): boolean =>
  value !== undefined && value !== "" && (inlineValue === true || !value.startsWith("--"));
