import type { Topology } from "#model";
import type { EngineRow } from "../lake/query-engine.ts";
import { ReferenceError } from "../reference-error.ts";
import type { Replacement, TableSize } from "./topology-lake.ts";

/** What the thread of the lake is asked; `open` comes first, and `close` last. */
export type LakeQuestion =
  | Readonly<{ kind: "open"; topology: Topology; folder: string }>
  | Readonly<{ kind: "feed"; tableId: string; durableEnd: number }>
  | Readonly<{ kind: "relation"; tableId: string }>
  | Readonly<{ kind: "replace"; tableId: string; rows: Replacement }>
  | Readonly<{ kind: "rows"; sql: string }>
  | Readonly<{ kind: "close" }>;

/** What it answers: each question by its own kind, or that it could not. */
export type LakeAnswer =
  | Readonly<{ kind: "open" }>
  | Readonly<{ kind: "feed"; rows: number }>
  | Readonly<{ kind: "relation"; relation: string }>
  | Readonly<{ kind: "replace" }>
  | Readonly<{ kind: "rows"; rows: readonly EngineRow[] }>
  | Readonly<{ kind: "close" }>
  | Readonly<{ kind: "failed"; failure: Failure }>;

/** A question, or the answer to it, under its number. */
export type Numbered<Message> = Readonly<{ number: number; message: Message }>;

/** An answer, and what the tables hold after it: also what failed may have added to one. */
export type LakeReply = Numbered<LakeAnswer> & Readonly<{ sizes: Readonly<Record<string, TableSize>> }>;

/** An error on its way between threads, which would lose its class and its code. */
type Failure = Readonly<{ code: string; message: string; stack: string }>;

/** Takes an error apart; one without a code of its own has `LAKE_FAILED`. */
export function failureOf(cause: unknown): Failure {
  if (!(cause instanceof Error)) return { code: "LAKE_FAILED", message: String(cause), stack: "" };
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "LAKE_FAILED";
  return { code, message: cause.message, stack: cause.stack ?? "" };
}

/** Puts it together again, with where it was thrown as its cause. */
export function faultOf({ code, message, stack }: Failure): ReferenceError {
  return new ReferenceError(code, message, { cause: stack });
}
