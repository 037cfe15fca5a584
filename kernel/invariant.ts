/** Thrown when something holds no longer that only a fault in this code base can break. */
export class InvariantError extends Error {
  readonly code = "KERNEL_INVARIANT";
  override readonly name = "InvariantError";
}

/**
 * Asserts what must be true unless we ourselves are at fault; stays on in production.
 *
 * The message is built on every call: on a hot path hand in a literal, not a template.
 *
 * @param message - States the law and the values that broke it: "offsets grow: 7 after 9".
 * @throws {InvariantError} if `condition` is false.
 */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/**
 * Closes an exhaustive switch: it does not compile while a case is missing.
 *
 * @throws {InvariantError} always, for a value that entered around the compiler.
 */
export function unreachable(value: never): never {
  throw new InvariantError(`every case is handled, but not this one: ${describe(value)}`);
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return "kind" in value ? `kind ${String(value.kind)}` : `an object with ${Object.keys(value).join(", ")}`;
}
