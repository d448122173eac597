/**
 * Handles: values that exist only while a machine runs, held by the program that writes the machine.
 * A field of a handle is again a handle: `input.commands[0]`, `task.Containers[0].ExitCode`.
 */
import { DefinitionError } from "./errors";
import type { LiteralNode, RefNode, Source } from "./nodes/expression";

declare const held: unique symbol;

/** A value of type `T` that exists only while the machine runs. */
export interface Handle<T> {
  readonly [held]: () => T;
}

/**
 * The handles of an array's items: `[0]` to `[9]`, and any other by `field(array, 12)`. An item that is absent at run
 * time fails the execution with `States.Runtime`.
 */
export interface Items<T> extends Readonly<Record<0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9, Ref<T>>> {
  // noUncheckedIndexedAccess makes these `| undefined`: without the ten above, every index would need a `!`.
  readonly [index: number]: Ref<T>;
}

/** What may be absent has fields that may be absent. */
type Fields<T> = [Exclude<T, undefined>] extends [readonly (infer Item)[]]
  ? Items<Item | Extract<T, undefined>>
  : [Exclude<T, undefined>] extends [object]
    ? { readonly [K in keyof Exclude<T, undefined>]-?: Ref<Exclude<T, undefined>[K] | Extract<T, undefined>> }
    : unknown;

/** A handle together with the handles of its fields. */
export type Ref<T> = Handle<T> & Fields<T>;

/** The machine a handle belongs to; a literal belongs to none. */
export interface Owner {
  /** The machine's name, for messages. */
  readonly machine: string;
}

interface Held {
  readonly node: RefNode | LiteralNode;
  readonly owner: Owner | undefined;
}

/** A plain map from proxy to node: asking the proxy itself would run into its own traps. */
const nodes = new WeakMap<object, Held>();

/** What a handle stands for and whose it is; `undefined` for any other value. */
export const heldBy = (value: unknown): Held | undefined =>
  (typeof value === "object" && value !== null) || typeof value === "function" ? nodes.get(value) : undefined;

/** A handle of `T` for a source of `owner`. The caller vouches for the type: only the service knows what it answers. */
export const handleOf = <T>(from: Source, owner: Owner): Ref<T> =>
  proxyOf({ node: { kind: "ref", from, path: [] }, owner }) as Ref<T>;

/**
 * The text itself, where it looks like a path: `text("$.commands")` sends the characters `$.commands`.
 */
export const text = (value: string): Handle<string> =>
  proxyOf({ node: { kind: "literal", value }, owner: undefined }) as Handle<string>;

/**
 * A field whose name a handle cannot take as a property: `field(result, "then")`, `field(result, "toJSON")`, and one whose
 * name is a number, `field(byYear, "2026")`, which as a property would be an item of a list.
 * @throws DefinitionError when `handle` is no handle, or has no fields
 */
export const field = <T, K extends keyof T & (string | number)>(handle: Handle<T>, key: K): Ref<T[K]> => {
  const found = heldBy(handle);
  if (found?.node.kind !== "ref") throw new DefinitionError(`field(…, "${key}"): the first argument has no fields`);
  return childOf(found, key) as Ref<T[K]>;
};

/** A handle in words: `input.commands[0]`, `result of "extract".Containers`. */
export const describe = (node: RefNode | LiteralNode): string => {
  if (node.kind === "literal") return JSON.stringify(node.value);
  const source = node.from.of === "result" ? `result of "${node.from.state}"` : node.from.of;
  return source + node.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
};

const childOf = ({ node, owner }: Held, key: string | number): unknown => {
  if (node.kind !== "ref") return undefined;
  return proxyOf({ node: { ...node, path: [...node.path, key] }, owner });
};

/** JavaScript hands every key to a proxy as text; a key that is a whole number was an index. */
const stepOf = (key: string): string | number => (/^(0|[1-9]\d*)$/.test(key) ? Number(key) : key);

/**
 * A program that writes a machine runs before the machine does, so every use of a handle as if it were a value is a
 * mistake. The traps turn each one that JavaScript lets us see into a sentence; `if (handle)` it does not let us see.
 */
const proxyOf = (self: Held): object => {
  const refuse = (instead: string) => (): never => {
    const machine = self.owner === undefined ? "" : `state machine "${self.owner.machine}": `;
    throw new DefinitionError(`${machine}${describe(self.node)} has its value only while the machine runs; ${instead}`);
  };
  const asText = refuse("pass the handle itself as the whole value, it cannot be part of a text or a calculation here");
  const asJson = refuse("pass the handle itself, JSON.stringify cannot see it");
  const asParts = refuse("name the fields that are meant one by one, it cannot be spread or listed here");
  const asTarget = refuse("it can be read, not changed");
  const asCall = refuse("it is a value, not a function or method");

  const children = new Map<string, unknown>();
  const target = Object.assign(() => undefined, {
    [Symbol.for("nodejs.util.inspect.custom")]: () => `[handle: ${describe(self.node)}]`,
  });
  const proxy = new Proxy(target, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return asText;
      if (key === Symbol.iterator) return asParts;
      // A handle with a `then` would be taken for a promise, and one with `toJSON` asked for its JSON: see field().
      if (typeof key === "symbol" || key === "then") return undefined;
      if (key === "toJSON") return asJson;
      if (!children.has(key)) children.set(key, childOf(self, stepOf(key)));
      return children.get(key);
    },
    has: asParts,
    ownKeys: asParts,
    set: asTarget,
    defineProperty: asTarget,
    deleteProperty: asTarget,
    apply: asCall,
  });
  nodes.set(proxy, self);
  return proxy;
};
