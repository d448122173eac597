/** Type claims that stand beside value claims: `type _ = Expect<Equal<typeof rows, Ref<number>>>`. */

/** Compiles only when its argument is `true`. */
export type Expect<T extends true> = T;

/** Whether two types are the same, `any` and readonly included. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
