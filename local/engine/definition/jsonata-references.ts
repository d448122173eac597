import { expressionIn } from "../jsonata";
import { compiled } from "../jsonata/compile";

/** What of an expression has to be there when it is evaluated, beside variables. */
export interface References {
  /** What is looked for in a context where none is: `phone`, `$`. */
  readonly withoutContext: readonly string[];
  /** Fields of `$states` that it reads. */
  readonly ofStates: readonly string[];
}

/** A node of what the library reads an expression as; which fields there are depends on its type. */
interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

/** What an expression refers to; nothing when it cannot be parsed, which is another finding. */
export function referencesIn(written: string): References {
  const withoutContext = new Set<string>();
  const ofStates = new Set<string>();

  /** `context`: whether there is a value whose fields a name can mean. */
  const look = (node: Node, context: boolean): void => {
    switch (node.type) {
      case "name":
      case "wildcard":
      case "descendant":
        if (!context) withoutContext.add(String(node.value));
        break;
      case "variable":
        if (!context && (node.value === "" || node.value === "$")) withoutContext.add(`$${node.value}`);
        break;
      case "path": {
        const [first, second] = nodesOf(node.steps);
        if (first?.type === "variable" && first.value === "states" && second?.type === "name")
          ofStates.add(String(second.value));
        break;
      }
    }
    for (const [field, inner] of Object.entries(node)) {
      for (const [index, one] of nodesOf(inner).entries()) {
        const steps = field === "steps" && index > 0;
        look(one, context || steps || givesContext(field) || node.type === "transform");
      }
    }
  };
  try {
    look(compiled(expressionIn(written)).tree() as unknown as Node, false);
  } catch {
    return { withoutContext: [], ofStates: [] };
  }
  return { withoutContext: [...withoutContext], ofStates: [...ofStates] };
}

/**
 * Fields whose nodes are evaluated for values of another one: predicates, the terms of a sort, groups. What the body of a function sees
 * is left open.
 */
const givesContext = (field: string): boolean => ["predicate", "stages", "group", "terms", "body"].includes(field);

/** The nodes in a field: one, a list, or the pairs of an object. */
function nodesOf(inner: unknown): readonly Node[] {
  if (Array.isArray(inner)) return inner.flatMap(nodesOf);
  return typeof inner === "object" && inner !== null && !(inner instanceof RegExp) ? [inner as Node] : [];
}
