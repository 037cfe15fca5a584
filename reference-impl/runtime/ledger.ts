import { invariant } from "#kernel/invariant";
import type { Fate } from "#model";
import type { RunPlan } from "./plan.ts";

/** Records, and the rows that they stand for: the entries of the list that their contract counts by. */
export type Tally = Readonly<{ records: number; rows: number }>;

/** What became of all that one port of a processor has read. */
export type PortLedger = Readonly<{
  processor: string;
  port: string;
  stream: string;
  in: Tally;
  fates: Readonly<Record<Fate, Tally>>;
}>;

/** `sources` gives for each source stream the ledger of the first port, in the plan's order, that reads it. */
export type Ledger = Readonly<{
  ports: readonly PortLedger[];
  sources: Readonly<Record<string, PortLedger>>;
}>;

type Count = { records: number; rows: number };
/** The running ledger of one port; counted in place, for it is on the hot path. */
export type PortCounts = {
  readonly processor: string;
  readonly port: string;
  readonly stream: string;
  readonly in: Count;
  readonly fates: Readonly<Record<Fate, Count>>;
};

/** A ledger in which nothing has been counted. */
export function createPortCounts(plan: RunPlan): readonly PortCounts[] {
  return plan.processors.flatMap(({ id, ports }) =>
    ports.map(({ name, stream }) => ({
      processor: id,
      port: name,
      stream,
      in: zero(),
      fates: { applied: zero(), late: zero(), duplicate: zero(), filtered: zero() },
    })),
  );
}

function zero(): Count {
  return { records: 0, rows: 0 };
}

/**
 * A copy of the running ledger.
 *
 * @throws {InvariantError} unless what went in is what was applied, late, duplicate or filtered, in records and in rows.
 */
export function closeLedger(counts: readonly PortCounts[], plan: RunPlan): Ledger {
  const ports = counts.map((count) => {
    assertConserved(count);
    return copyOf(count);
  });
  const sources: Record<string, PortLedger> = {};
  for (const { stream } of plan.sources) {
    const primary = ports.find((port) => port.stream === stream);
    if (primary) sources[stream] = primary;
  }
  return { ports, sources };
}

/** Written out: a round that took little would spend more on a general copy than on its records. */
function copyOf({ processor, port, stream, in: taken, fates }: PortCounts): PortLedger {
  const { applied, late, duplicate, filtered } = fates;
  const copies = {
    applied: { ...applied },
    late: { ...late },
    duplicate: { ...duplicate },
    filtered: { ...filtered },
  };
  return { processor, port, stream, in: { ...taken }, fates: copies };
}

/** Counts on from a ledger that was stored. */
export function continueLedger(counts: readonly PortCounts[], stored: readonly PortLedger[]): void {
  for (const count of counts) {
    const before = stored.find(({ processor, port }) => processor === count.processor && port === count.port);
    if (!before) continue;
    add(count.in, before.in);
    add(count.fates.applied, before.fates.applied);
    add(count.fates.late, before.fates.late);
    add(count.fates.duplicate, before.fates.duplicate);
    add(count.fates.filtered, before.fates.filtered);
  }
}

function add(count: Count, { records, rows }: Tally): void {
  count.records += records;
  count.rows += rows;
}

function assertConserved({ processor, port, in: taken, fates }: PortCounts): void {
  for (const unit of ["records", "rows"] as const) {
    const sum = fates.applied[unit] + fates.late[unit] + fates.duplicate[unit] + fates.filtered[unit];
    invariant(
      sum === taken[unit],
      `${processor}.${port} gives every one of its ${unit} one fate: ${sum} of ${taken[unit]}`,
    );
  }
}
