import { utcMs } from "#kernel/civil-time";
import type { Contract } from "#model";
import type { Refusal } from "./dead-letter.ts";
import { compileQuality, listOf } from "./quality.ts";
import type { Quality } from "./quality.ts";
import { rowCountOf } from "./row-count.ts";
import { compileShape, isPlainObject } from "./shape.ts";
import type { PlainObject } from "./shape.ts";

/** What is turned away for one reason: the record as it came, or a copy of it that has only the refused rows. */
type Refused = Refusal & Readonly<{ value: unknown; rowCount: number }>;

/**
 * What becomes of what came: let in as it is, turned away as it is, or split by its rows; `kept` is a copy that has the
 * rows that stay, or null where none does.
 */
export type Judgement =
  | Readonly<{ state: "kept" }>
  | Readonly<{ state: "refused"; refusal: Refusal }>
  | Readonly<{ state: "split"; kept: PlainObject | null; refused: readonly Refused[] }>;

/** A clock that was never set tells of 1970 or of year 1; no source has kept events since then. */
const oldestEventMs = utcMs({ year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 });

const allKept = { state: "kept" } as const;

/** Compiles a contract into the judge of what a source sends; a good record costs no allocation. */
export function compileJudge(
  contract: Contract,
  farFutureMs: number,
): (value: unknown, arrivalMs: number) => Judgement {
  const shape = compileShape(contract.fields);
  const quality = compileQuality(contract);
  const { eventTime, rows } = contract;
  return (value, arrivalMs) => {
    const misfit = shape(value);
    if (misfit !== null) return { state: "refused", refusal: misfit };
    if (!isPlainObject(value)) return allKept;
    const refusal =
      outOfTime(value[eventTime], { eventTime, arrivalMs, farFutureMs }) ?? quality.ofRecord(value);
    if (refusal !== null) return { state: "refused", refusal };
    return rows === null ? allKept : judgeRows(value, { quality, rows });
  };
}

function outOfTime(
  eventMs: unknown,
  {
    eventTime,
    arrivalMs,
    farFutureMs,
  }: Readonly<{ eventTime: string; arrivalMs: number; farFutureMs: number }>,
): Refusal | null {
  if (typeof eventMs !== "number") return null;
  if (eventMs < oldestEventMs) {
    return { reason: "far-past", detail: `${eventTime} is ${eventMs}, before the year 2000` };
  }
  if (eventMs <= arrivalMs + farFutureMs) return null;
  const detail = `${eventTime} is ${eventMs}, ${eventMs - arrivalMs} ms after it arrived`;
  return { reason: "far-future", detail };
}

type Rows = Readonly<{ quality: Quality; rows: string }>;
type RefusedRow = Readonly<{ refusal: Refusal; row: unknown }>;

function judgeRows(record: PlainObject, { quality, rows }: Rows): Judgement {
  const list = listOf(record, rows);
  let refused: RefusedRow[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const refusal = quality.ofRow(record, index);
    if (refusal !== null) (refused ??= []).push({ refusal, row: list[index] });
  }
  if (refused === null) return allKept;
  const away = new Set(refused.map(({ row }) => row));
  const stay = list.filter((row) => !away.has(row));
  return {
    state: "split",
    kept: stay.length === 0 ? null : { ...record, [rows]: stay },
    refused: byReason(refused).map((group): Refused => withRows(record, { rows, group })),
  };
}

/** One group for each reason, in the order in which the reasons came up. */
function byReason(refused: readonly RefusedRow[]): readonly (readonly RefusedRow[])[] {
  const groups = new Map<string, RefusedRow[]>();
  for (const row of refused) {
    const group = groups.get(row.refusal.reason);
    if (group) group.push(row);
    else groups.set(row.refusal.reason, [row]);
  }
  return [...groups.values()];
}

function withRows(
  record: PlainObject,
  { rows, group }: Readonly<{ rows: string; group: readonly RefusedRow[] }>,
): Refused {
  const isWhole = group.length === listOf(record, rows).length;
  const value = isWhole ? record : { ...record, [rows]: group.map(({ row }) => row) };
  const { reason = "", detail = "" } = group[0]?.refusal ?? {};
  const more = group.length === 1 ? "" : `, and so ${group.length - 1} more`;
  return { reason, detail: detail + more, value, rowCount: rowCountOf(value, rows) };
}
