/** How much a plan changes. */

/** Numbers of resources. */
export interface Changes {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/**
 * Reads the summary line of `terraform plan`, such as `Plan: 2 to add, 0 to change, 1 to destroy.` A plan that changes no resource
 * has none. What is imported or forgotten is in its text only.
 */
export const changesIn = (plan: string): Changes => {
  const summary = /^Plan: .*$/m.exec(plan)?.[0] ?? "";
  const number = (what: string): number => Number(new RegExp(`(\\d+) to ${what}`).exec(summary)?.[1] ?? 0);
  return { add: number("add"), change: number("change"), destroy: number("destroy") };
};

/** `2 to add, 0 to change, 0 to destroy` */
export const inWords = ({ add, change, destroy }: Changes): string =>
  `${add} to add, ${change} to change, ${destroy} to destroy`;
