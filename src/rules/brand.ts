declare const brand: unique symbol;

/** A primitive that cannot be confused with another of the same JavaScript type. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/**
 * Closes an exhaustive `switch`: the compiler refuses the call as soon as a case is missing.
 * @throws if a value outside the union arrives at run time (data from an older or newer version).
 */
export function assertNever(x: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(x)}`);
}
