import type { Contract, RecordOf, Source } from "#model";
import type { Clock } from "#kernel/clock";
import { dayMs } from "#kernel/units";
import type { RecordCodec } from "../codec/record-codec.ts";
import { ReferenceError } from "../reference-error.ts";
import { base64Of, type DeadLetter, payloadOf, type Refusal } from "./dead-letter.ts";
import { compileQuality } from "./quality.ts";
import { compileShape, isPlainObject } from "./shape.ts";

/** What a batch of arrivals came to, in rows where the contract counts rows: `in` = `accepted` + `deadLettered`. */
export type Admission<C extends Contract = Contract> = Readonly<{
  accepted: readonly RecordOf<C>[];
  rejected: readonly DeadLetter[];
  rows: Readonly<{ in: number; accepted: number; deadLettered: number }>;
}>;

/** Where a source's records enter: what its contract forbids is turned away, whole and with the reason. */
export interface Door<C extends Contract = Contract> {
  admit(incoming: readonly Readonly<{ arrivalMs: number; value: unknown }>[]): Admission<C>;
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
  const check = compileChecks(source.contract, options.farFutureMs ?? dayMs);
  const letter = (refusal: Refusal, arrivalMs: number): Omit<DeadLetter, "payload" | "rowCount"> => ({
    sourceId: source.id,
    ...refusal,
    refusedAtMs: clock?.() ?? arrivalMs,
  });

  const enter = (ledger: Ledger<C>, arrival: Arrival): void => {
    const { value, arrivalMs } = arrival;
    const rowCount = rowsOf(value, source.contract);
    const refusal = check(value, arrivalMs);
    if (isProven(value, refusal, source.contract)) {
      ledger.accepted.push(value);
      ledger.acceptedRows += rowCount;
    } else if (refusal !== null) {
      const payload = arrival.line ?? payloadOf(value);
      ledger.rejected.push({ ...letter(refusal, arrivalMs), payload, rowCount });
      ledger.rejectedRows += rowCount;
    }
  };

  return {
    admit(incoming) {
      const ledger = openLedger(source.contract);
      for (const arrival of incoming) enter(ledger, arrival);
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

type RecordCheck = (value: unknown, arrivalMs: number) => Refusal | null;

function compileChecks(contract: Contract, farFutureMs: number): RecordCheck {
  const shape = compileShape(contract.fields);
  const quality = compileQuality(contract);
  const { eventTime } = contract;
  return (value, arrivalMs) => {
    const refusal = shape(value);
    if (refusal !== null || !isPlainObject(value)) return refusal;
    const eventMs = value[eventTime];
    if (typeof eventMs === "number" && eventMs > arrivalMs + farFutureMs) {
      const detail = `${eventTime} is ${eventMs}, ${eventMs - arrivalMs} ms after it arrived`;
      return { reason: "far-future", detail };
    }
    return quality(value);
  };
}

/** The proof is that nothing was refused. */
function isProven<C extends Contract>(
  _value: unknown,
  refusal: Refusal | null,
  _contract: C,
): _value is RecordOf<C> {
  return refusal === null;
}

function rowsOf(value: unknown, { rows }: Contract): number {
  if (rows === null || !isPlainObject(value)) return 1;
  const list = value[rows];
  return Array.isArray(list) ? Math.max(1, list.length) : 1;
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
