import { InvariantError } from "./invariant.ts";

/** A value that JSON can carry whole. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A plain object of JSON values; a key that is absent is absent, never undefined. */
type JsonObject = { readonly [key: string]: Json };

const depthMax = 200;

/**
 * Writes a value as the one JSON text it has: keys sorted, no blanks, numbers as ECMAScript prints them. Equal
 * values give equal texts, fit for hashing and comparing. Keys sort by UTF-16 code units; -0 is written 0.
 *
 * @throws {InvariantError} naming the path of an undefined, a NaN or infinite number, a function, a bigint, a
 * symbol, a lone surrogate, an object of a class, a hole of an array, or a nesting deeper than 200 (or endless).
 * Source: RFC 8785, JSON Canonicalization Scheme.
 */
export function canonicalJson(value: Json): string {
  return write(value, []);
}

type Path = readonly (string | number)[];

function write(value: unknown, path: Path): string {
  if (path.length > depthMax) fail(path.slice(0, 4), "is nested too deep, or contains itself");
  switch (typeof value) {
    case "string":
      return writeString(value, path);
    case "number":
      return Number.isFinite(value) ? JSON.stringify(value) : fail(path, `is ${value}`);
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
    case "undefined":
    case "function":
    case "bigint":
    case "symbol":
      return fail(path, `is of type ${typeof value}`);
  }
}

function writeString(text: string, path: Path): string {
  return text.isWellFormed() ? JSON.stringify(text) : fail(path, "has a lone surrogate");
}

function writeArray(items: readonly unknown[], path: Path): string {
  return `[${Array.from(items, (item, index) => write(item, [...path, index])).join(",")}]`;
}

function writeObject(value: object, path: Path): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) fail(path, "is an object of a class");
  const members = Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${writeString(key, path)}:${write(member, [...path, key])}`);
  return `{${members.join(",")}}`;
}

function fail(path: Path, what: string): never {
  const place = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  throw new InvariantError(
    `$${place} ${what}: JSON carries plain objects, arrays, text and finite numbers only`,
  );
}
