import type { Synthesized } from "../synthesized";
import { grantedIn, unreadableRights } from "./granted";
import { neededIn } from "./needed";
import { covers, inWords, type Permission } from "./permission";

/** What is wrong with a permission: it is needed and not given, given and not needed, or given for more than what is needed. */
export interface Finding {
  readonly kind: "missing" | "unused" | "wider";
  readonly permission: string;
}

/** Compares what the policies of a stack give with what AWS's pages say that its parts need, both ways. */
export const findingsIn = (stack: Synthesized): readonly Finding[] => [
  ...compare(
    grantedIn(stack),
    neededIn(stack).map(({ permission }) => permission),
  ),
  ...unreadableRights(stack).map((permission): Finding => ({ kind: "wider", permission })),
];

/** The same for permissions that were read before. */
export const compare = (granted: readonly Permission[], needed: readonly Permission[]): readonly Finding[] => {
  const exactly = new Set(needed.map(inWords));
  const given = new Set(granted.map(inWords));
  return [
    ...needed
      .filter((need) => !given.has(inWords(need)) && !granted.some((grant) => covers(grant, need)))
      .map((need): Finding => ({ kind: "missing", permission: inWords(need) })),
    ...granted
      .filter((grant) => !exactly.has(inWords(grant)))
      .map(
        (grant): Finding => ({
          kind: needed.some((need) => covers(grant, need)) ? "wider" : "unused",
          permission: inWords(grant),
        }),
      ),
  ];
};
