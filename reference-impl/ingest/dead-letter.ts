import { Buffer } from "node:buffer";

/** Why a record was refused: the reason in a code, and the place in the record with what was found there. */
export type Refusal = Readonly<{ reason: string; detail: string }>;

/** What a reader could not make a record of, as it came; it counts as one row. */
export type Unread = Refusal & Readonly<{ payload: string }>;

/** What a source sent and its contract forbids, as a stream of rejects carries it. */
export type DeadLetter = Readonly<{
  sourceId: string;
  /** A quality rule's id, or `malformed`, `wrong-type`, `unknown-field`, `unknown-schema`, `truncated`, `far-past`, `far-future`. */
  reason: string;
  /** Names no value of a personal field. */
  detail: string;
  /** The record as it came, or its forbidden rows: JSON, the text that cannot be read, or base64 of such bytes. */
  payload: string;
  rowCount: number;
  refusedAtMs: number;
}>;

/** A value as JSON, or in JavaScript's own words where it has none (a cycle, a bigint). */
export function payloadOf(value: unknown): string {
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === "string" ? json : String(value);
  } catch {
    return typeof value === "bigint" ? String(value) : Object.prototype.toString.call(value);
  }
}

/** Bytes as text. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

const shownCharacterCountMax = 40;

/** Says what was found, in a few words; what is personal only by its kind. */
export function describe(value: unknown, isPersonal: boolean): string {
  switch (typeof value) {
    case "undefined":
      return "missing";
    case "string":
      if (isPersonal) return `a text of ${value.length} characters`;
      return JSON.stringify(
        value.length > shownCharacterCountMax ? `${value.slice(0, shownCharacterCountMax)}…` : value,
      );
    case "number":
      return isPersonal ? "a number" : String(value);
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "a list" : "an object";
    case "bigint":
    case "symbol":
    case "function":
      return `a ${typeof value}`;
  }
}
