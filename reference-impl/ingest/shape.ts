import type { Field, Fields, Scalar } from "#model";
import { personalOf } from "#model";
import { longMax } from "../codec/exact-integers.ts";
import { describe, type Refusal } from "./dead-letter.ts";

/** Any object without a class; what its fields hold is not known. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** What does not fit, `at` a place inside the value checked: "" is the value itself. */
type Misfit = Readonly<{ reason: string; at: string; found: string }>;
type Check = (value: unknown) => Misfit | null;
type NamedCheck = Readonly<{ name: string; check: Check }>;

const intMin = -0x8000_0000;
const intMax = 0x7fff_ffff;

/**
 * Compiles fields into a check of a value's shape: a plain object with each field of its type and no other. An
 * optional field must be there too, as null. The check allocates nothing for a good record.
 */
export function compileShape(fields: Fields): (value: unknown) => Refusal | null {
  const check = compileRecord(fields, "malformed");
  return (value) => {
    const misfit = check(value);
    if (misfit === null) return null;
    const { reason, at, found } = misfit;
    return { reason, detail: `${at === "" ? "the record" : at} ${found}` };
  };
}

function compileRecord(fields: Fields, reasonIfNoObject: string): Check {
  const checks = Object.entries(fields).map(([name, field]): NamedCheck => ({ name, check: compile(field) }));
  return (value) => {
    if (!isPlainObject(value)) {
      return {
        reason: reasonIfNoObject,
        at: "",
        found: `is ${describe(value, true)}, and must be an object`,
      };
    }
    for (const { name, check } of checks) {
      const misfit = check(value[name]);
      if (misfit !== null) return under(name, misfit);
    }
    return Object.keys(value).length === checks.length ? null : unknownField(value, fields);
  };
}

/** Whether a value is an object as JSON gives it. */
export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Says a refusal of a part as one of the whole that holds it at `place`. */
function under(place: string, { reason, at, found }: Misfit): Misfit {
  const joint = at === "" || at.startsWith("[") ? "" : ".";
  return { reason, at: `${place}${joint}${at}`, found };
}

function compile(field: Field): Check {
  switch (field.kind) {
    case "scalar":
      return expecting(scalarTest[field.scalar], { wanted: scalarWords[field.scalar], field });
    case "choice": {
      const words = new Set<unknown>(field.values);
      return expecting((value) => words.has(value), { wanted: `one of ${field.values.join(", ")}`, field });
    }
    case "optional": {
      const check = compile(field.of);
      return (value) => (value === null ? null : check(value));
    }
    case "list":
      return compileList(compileRecord(field.of, "wrong-type"));
  }
}

function compileList(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return wrongType(`is ${describe(value, true)}, and must be a list`);
    const items: readonly unknown[] = value;
    for (let index = 0; index < items.length; index++) {
      const misfit = check(items[index]);
      if (misfit !== null) return under(`[${index}]`, misfit);
    }
    return null;
  };
}

function expecting(
  isRight: (value: unknown) => boolean,
  { wanted, field }: Readonly<{ wanted: string; field: Field }>,
): Check {
  const isPersonal = personalOf(field) !== "none";
  return (value) =>
    isRight(value) ? null : wrongType(`is ${describe(value, isPersonal)}, and must be ${wanted}`);
}

function wrongType(found: string): Misfit {
  return { reason: "wrong-type", at: "", found };
}

const isLong = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= longMax;

const scalarTest: Readonly<Record<Scalar, (value: unknown) => boolean>> = {
  // UTF-8 has no bytes for half a surrogate pair.
  string: (value) => typeof value === "string" && value.isWellFormed(),
  int: (value) => typeof value === "number" && Number.isInteger(value) && value >= intMin && value <= intMax,
  long: isLong,
  double: (value) => typeof value === "number" && Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  instant: isLong,
  money: isLong,
};

const scalarWords: Readonly<Record<Scalar, string>> = {
  string: "a well-formed text",
  int: "a whole number of 32 bits",
  long: `a whole number within ±${longMax}`,
  double: "a finite number",
  boolean: "true or false",
  instant: "whole milliseconds since the epoch",
  money: "a whole number of minor units",
};

function unknownField(value: PlainObject, fields: Fields): Misfit {
  const name = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
  return {
    reason: "unknown-field",
    at: "",
    found: `has the field ${describe(name, false)}, which is not in the contract`,
  };
}
