import { UsageError } from "./exit-code.ts";

/** A number above 0 and at most `most`, or an error that names the option, the value and what is accepted. */
export function above0(option: string, value: number, most: number): number {
  if (value > 0 && value <= most) return value;
  throw new UsageError(`${option} is ${value}: it takes a number above 0, and up to ${most}`);
}
