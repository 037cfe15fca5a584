import type { Contract, RecordOf, Source } from "#model";
import type { Clock } from "#kernel/clock";
import { dayMs } from "#kernel/units";
import type { RecordCodec } from "../codec/record-codec.ts";
import { ReferenceError } from "../reference-error.ts";
import { base64Of, type DeadLetter, payloadOf, type Refusal, type Unread } from "./dead-letter.ts";
import { compileJudge } from "./judge.ts";
import { rowCountOf } from "./row-count.ts";
import { isPlainObject } from "./shape.ts";

/** What a batch of arrivals came to, in rows where the contract counts rows: `in` = `accepted` + `deadLettered`. */
export type Admission<C extends Contract = Contract> = Readonly<{
  accepted: readonly RecordOf<C>[];
  rejected: readonly DeadLetter[];
  rows: Readonly<{ in: number; accepted: number; deadLettered: number }>;
}>;

/** A value as a source sent it, or what a reader could make none of, and when it arrived (ms since the epoch). */
export type Incoming = Readonly<{ arrivalMs: number } & ({ value: unknown } | { unread: Unread })>;

/**
 * Where a source's records enter: what its contract forbids is turned away with the reason. A rule on the list that is
 * counted as rows turns away the rows that break it, as a copy of the record that has only these; the record goes on
 * with the others. Whatever else breaks the contract turns away the whole record.
 */
export interface Door<C extends Contract = Contract> {
  /** What a reader could not make a value of is turned away as the reader says, and counts as one row. */
  admit(incoming: readonly Incoming[]): Admission<C>;
  /** Each line is one record as JSON. */
  admitJson(incoming: readonly Readonly<{ arrivalMs: number; line: string }>[]): Admission<C>;
  /** A batch in the codec's format; what cannot be read is one dead letter of one row. */
  admitBytes(incoming: Readonly<{ arrivalMs: number; bytes: Uint8Array }>): Admission<C>;
}

export type DoorOptions<C extends Contract> = Readonly<{
  source: Source<string, C>;
  codec: RecordCodec<C>;
  /** Says when a record was refused; the time of its arrival unless given. */
  clock?: Clock;
  /** How far after its arrival a record's event time may lie; a day unless given. */
  farFutureMs?: number;
}>;

/** Opens the door of a source; the checks are compiled once, here. */
export function createDoor<C extends Contract>(options: DoorOptions<C>): Door<C> {
  const { source, codec, clock } = options;
  const judge = compileJudge(source.contract, options.farFutureMs ?? dayMs);
  const letter = (refusal: Refusal, arrivalMs: number): Omit<DeadLetter, "payload" | "rowCount"> => ({
    sourceId: source.id,
    ...refusal,
    refusedAtMs: clock?.() ?? arrivalMs,
  });

  const enter = (ledger: Ledger<C>, arrival: Arrival): void => {
    const { value, arrivalMs } = arrival;
    const judgement = judge(value, arrivalMs);
    if (judgement.state === "refused") {
      const payload = arrival.line ?? payloadOf(value);
      const rowCount = rowsOf(value, source.contract);
      refuseWhole(ledger, { ...letter(judgement.refusal, arrivalMs), payload, rowCount });
      return;
    }
    const kept = judgement.state === "kept" ? value : judgement.kept;
    if (isProven(kept, source.contract)) {
      ledger.accepted.push(kept);
      ledger.acceptedRows += rowsOf(kept, source.contract);
    }
    if (judgement.state === "kept") return;
    for (const { reason, detail, value: part, rowCount } of judgement.refused) {
      const payload = part === value ? (arrival.line ?? payloadOf(value)) : payloadOf(part);
      refuseWhole(ledger, { ...letter({ reason, detail }, arrivalMs), payload, rowCount });
    }
  };

  return {
    admit(incoming) {
      const ledger = openLedger(source.contract);
      for (const arrival of incoming) {
        if ("value" in arrival) {
          enter(ledger, arrival);
          continue;
        }
        const { payload } = arrival.unread;
        refuseWhole(ledger, { ...letter(arrival.unread, arrival.arrivalMs), payload, rowCount: 1 });
      }
      return close(ledger);
    },
    admitJson(incoming) {
      const ledger = openLedger(source.contract);
      for (const { arrivalMs, line } of incoming) {
        const parsed = parseJson(line);
        if ("value" in parsed) enter(ledger, { arrivalMs, value: parsed.value, line });
        else refuseWhole(ledger, { ...letter(parsed, arrivalMs), payload: line, rowCount: 1 });
      }
      return close(ledger);
    },
    admitBytes({ arrivalMs, bytes }) {
      const ledger = openLedger(source.contract);
      const decoded = decodeWith(codec, bytes);
      if ("records" in decoded) for (const value of decoded.records) enter(ledger, { arrivalMs, value });
      else refuseWhole(ledger, { ...letter(decoded, arrivalMs), payload: base64Of(bytes), rowCount: 1 });
      return close(ledger);
    },
  };
}

type Arrival = Readonly<{ arrivalMs: number; value: unknown; line?: string }>;
/** What one call has let in and turned away so far. */
type Ledger<C extends Contract> = {
  readonly accepted: RecordOf<C>[];
  readonly rejected: DeadLetter[];
  acceptedRows: number;
  rejectedRows: number;
};

function openLedger<C extends Contract>(_contract: C): Ledger<C> {
  return { accepted: [], rejected: [], acceptedRows: 0, rejectedRows: 0 };
}

function close<C extends Contract>(ledger: Ledger<C>): Admission<C> {
  const { accepted, rejected, acceptedRows, rejectedRows } = ledger;
  const rows = { in: acceptedRows + rejectedRows, accepted: acceptedRows, deadLettered: rejectedRows };
  return { accepted, rejected, rows };
}

function refuseWhole<C extends Contract>(ledger: Ledger<C>, deadLetter: DeadLetter): void {
  ledger.rejected.push(deadLetter);
  ledger.rejectedRows += deadLetter.rowCount;
}

/** The proof is that the judge has let it in; what no row was left of is null. */
function isProven<C extends Contract>(value: unknown, _contract: C): value is RecordOf<C> {
  return value !== null;
}

function rowsOf(value: unknown, { rows }: Contract): number {
  return isPlainObject(value) ? rowCountOf(value, rows) : 1;
}

function parseJson(line: string): Readonly<{ value: unknown }> | Refusal {
  try {
    return { value: JSON.parse(line) };
  } catch {
    // The parser's own message quotes the line, which may hold personal data.
    return { reason: "malformed", detail: `a line of ${line.length} characters is no JSON` };
  }
}

function decodeWith<C extends Contract>(
  codec: RecordCodec<C>,
  bytes: Uint8Array,
): Readonly<{ records: readonly RecordOf<C>[] }> | Refusal {
  try {
    return { records: codec.decode(bytes) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const reason = error.code === "UNKNOWN_SCHEMA" ? "unknown-schema" : "truncated";
    return { reason, detail: `${bytes.length} bytes: ${error.message}` };
  }
}
