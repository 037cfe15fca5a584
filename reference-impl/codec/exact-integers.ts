import type { Field, Fields } from "#model";
import { ReferenceError } from "../reference-error.ts";

/**
 * The greatest integer that a long, an instant or an amount may be, and with a minus the least. Avro's zigzag doubles
 * it, and avsc doubles in floating point: beyond, it would write another number without a word.
 */
export const longMax = 2 ** 52;

/**
 * Compiles a check that the integers of a record are within `longMax`.
 *
 * @returns A function that throws a `ReferenceError` with the code `NUMBER_TOO_GREAT`.
 */
export function compileExactCheck(fields: Fields): (record: unknown) => void {
  const longs = Object.keys(fields).filter((name) => isLong(fields[name]));
  const lists = Object.entries(fields).flatMap(([name, field]) =>
    field.kind === "list" ? [{ name, check: compileExactCheck(field.of) }] : [],
  );
  return (record) => {
    if (!isObject(record)) return;
    for (const name of longs) {
      const value = record[name];
      if (typeof value === "number" && (value > longMax || value < -longMax)) throw tooGreat(name, value);
    }
    for (const { name, check } of lists) {
      const items = record[name];
      if (Array.isArray(items)) for (const item of items) check(item);
    }
  };
}

function isLong(field: Field | undefined): boolean {
  if (field?.kind === "optional") return isLong(field.of);
  return field?.kind === "scalar" && ["long", "instant", "money"].includes(field.scalar);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function tooGreat(name: string, value: number): ReferenceError {
  return new ReferenceError(
    "NUMBER_TOO_GREAT",
    `The field ${name} is ${value}, and a whole number is kept exactly within ±${longMax} only. ` +
      `Find what computed it; where such numbers are meant, make the field a double or a text.`,
  );
}
