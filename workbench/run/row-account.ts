import { nodesOf } from "#model";
import type { RowAccount, Topology } from "#model";
import type { Pipeline } from "#reference-impl";
import { sum } from "./sum.ts";

/**
 * Accounts for what came in at a pipeline's sources, once it has worked off what it accepted. A source that no processor
 * reads is left out: what it sends is kept in the log and the lake, and has no other fate.
 */
export function accountOf(pipeline: Pipeline, topology: Topology): RowAccount {
  const { sources: ledgerOf } = pipeline.ledger();
  const read = nodesOf(topology, "source").filter(({ into }) => ledgerOf[into.id] !== undefined);
  const admitted = read.flatMap(({ id }) => pipeline.admitted()[id] ?? []);
  const ledgers = [...new Set(read.map(({ into }) => into.id))].flatMap((stream) => ledgerOf[stream] ?? []);
  const fate = (name: "applied" | "late" | "duplicate" | "filtered"): number =>
    sum(ledgers.map(({ fates }) => fates[name].rows));
  return {
    in: sum(admitted.map((rows) => rows.in)),
    accepted: sum(admitted.map((rows) => rows.accepted)),
    deadLettered: sum(admitted.map((rows) => rows.deadLettered)),
    applied: fate("applied"),
    late: fate("late"),
    duplicate: fate("duplicate"),
    filtered: fate("filtered"),
  };
}

/** Dead-lettered rows of a pipeline's sources by the reason, as its streams of rejects hold them. */
export function reasonsOf(pipeline: Pipeline, topology: Topology): Readonly<Record<string, number>> {
  const streams = new Set(nodesOf(topology, "source").flatMap(({ rejects }) => rejects?.id ?? []));
  const rows = new Map<string, number>();
  for (const { reason, rowCount } of [...streams].flatMap((stream) => pipeline.read(stream, 0))) {
    if (typeof reason !== "string" || typeof rowCount !== "number") continue;
    rows.set(reason, (rows.get(reason) ?? 0) + rowCount);
  }
  return Object.fromEntries([...rows].toSorted(([, a], [, b]) => b - a));
}
