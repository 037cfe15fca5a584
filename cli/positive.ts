import { UsageError } from "./exit-code.ts";

/** A whole number of at least 1, or an error that names the option, the value and what is accepted. */
export function positive(option: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new UsageError(`${option} is ${value}: it takes a whole number of at least 1`);
}
