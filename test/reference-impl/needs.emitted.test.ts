import { describe, expect, it } from "vitest";
import { allSources, createWorld, generateRetail, noTraps } from "#generators";
import { nodesOf } from "#model";
import {
  createCodec,
  createSimulatedStore,
  createWorker,
  kappaImplementation,
  lambdaImplementation,
  viewLog,
} from "#reference-impl";
import type { AnyRecord, Runnable } from "#reference-impl";
import { createDoors } from "../../reference-impl/pipeline/doors.ts";
import { noonMs } from "./needs-sales.ts";

/** What a week of a small retailer makes the processors write to each view, by the log of its changes. */
async function writtenToViews(implementation: Runnable): Promise<ReadonlyMap<string, readonly AnyRecord[]>> {
  const store = createSimulatedStore();
  const { topology } = implementation;
  const { doors } = createDoors(topology, store);
  let nowMs = noonMs;
  const worker = createWorker({ implementation, store, partitions: 1, clock: () => nowMs });
  const written = new Map(
    nodesOf(topology, "view").map(({ id }): [string, AnyRecord[]] => [viewLog(id), []]),
  );
  const { batches } = generateRetail({
    world: createWorld({ seed: "emitted", shops: 3, products: 40, customers: 200 }),
    seed: "emitted",
    sources: allSources,
    startMs: noonMs,
    ratePerSecond: () => 0.01,
    traps: noTraps,
    rhythm: "steady",
    batchSpanMs: 3_600_000,
  });
  let count = 0;
  for (const batch of batches) {
    if (batch.length > 0) nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
    await doors.offerAll(Map.groupBy(batch, ({ sourceId }) => sourceId));
    do {
      const { committed } = await worker.round();
      for (const { log, records } of committed) for (const record of records) written.get(log)?.push(record);
    } while (!worker.idle);
    count += batch.length;
    if (count > 6_000) break;
  }
  return written;
}

describe.each([kappaImplementation, lambdaImplementation])(
  "what $topology.id writes to its views",
  (code) => {
    it("is what the log gives back, field by field in the same order: an answer is the same bytes after a restart", async () => {
      const written = await writtenToViews(code);
      const fed = new Set<string>();
      for (const { id, contract } of nodesOf(code.topology, "view")) {
        const records = written.get(viewLog(id)) ?? [];
        const codec = createCodec(contract);
        if (records.length > 0) fed.add(id);
        const back = records.length > 0 ? codec.decode(codec.encode(records)) : [];
        expect(records.map((record) => JSON.stringify(record))).toEqual(
          back.map((record) => JSON.stringify(record)),
        );
      }
      expect(fed.size).toBeGreaterThan(5);
    });
  },
);
