import { UsageError } from "./exit-code.ts";

/** A whole number of at least 1 and at most `most`, or an error that names the option, the value and what is accepted. */
export function positive(option: string, value: number, most: number = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  const accepted = most === Number.MAX_SAFE_INTEGER ? "of at least 1" : `from 1 to ${most}`;
  throw new UsageError(`${option} is ${value}: it takes a whole number ${accepted}`);
}
