/** A value that throws when anything in it is written to: nothing in the engine changes what it is given. */
export function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}
