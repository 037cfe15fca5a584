import { describe, expect, it } from "vitest";
import { createManualClock } from "#kernel/clock";
import type { ManualClock } from "#kernel/clock";
import { createSimulatedStore, createWorker, dumpRun, partitionOf, replay } from "#reference-impl";
import type { SimulatedStore, Store, Worker } from "#reference-impl";
import { appendClicks, clickAt, drain, shopWindowCode } from "./runtime-clicks.ts";

const partitions = 2;
const idleAfterMs = 1000;
/** Users whose clicks come in two partitions. */
const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
const [quiet = "", busy = ""] = [0, 1].map((partition) =>
  users.find((user) => partitionOf(user, partitions) === partition),
);

type Run = Readonly<{ store: SimulatedStore; clock: ManualClock; worker: Worker }>;

function begin(store: SimulatedStore = createSimulatedStore(), clock = createManualClock(5_000)): Run {
  const worker = createWorker({ implementation: shopWindowCode, store, partitions, clock, idleAfterMs });
  return { store, clock, worker };
}

/** A click of a user arrives, and is worked off. */
async function click({ store, worker }: Run, userId: string, atMs: number): Promise<void> {
  await appendClicks(store, partitions, [clickAt(atMs, { clickId: `${userId}-${atMs}`, userId })]);
  await drain(worker);
}

function sessionsOf(store: Store): readonly string[] | undefined {
  return dumpRun({ implementation: shopWindowCode, store, partitions }).streams["sessions"];
}

describe("a source partition that gives nothing any more", () => {
  it("holds the others up as long as it may only be slow", async () => {
    const run = begin();
    await click(run, quiet, 100);
    await click(run, busy, 100);
    run.clock.advance(idleAfterMs - 1);
    await click(run, busy, 900);
    expect(run.worker.watermarkMs("sessionize")).toBe(90);
    expect(sessionsOf(run.store)).toEqual([]);
  });

  it("holds nobody up once it is idle, so that what waits for time goes on", async () => {
    const run = begin();
    await click(run, quiet, 100);
    run.clock.advance(idleAfterMs);
    await click(run, busy, 900);
    expect(run.worker.watermarkMs("sessionize")).toBe(890);
    expect(run.worker.watermarkMs()).toBe(890);
    expect(sessionsOf(run.store)).toEqual([JSON.stringify({ clickCount: 1, endMs: 100, userId: quiet })]);
  });

  it("counts again as soon as it gives something, which is late where the others have gone on", async () => {
    const run = begin();
    await click(run, quiet, 100);
    run.clock.advance(idleAfterMs);
    await click(run, busy, 900);
    await click(run, quiet, 500);
    await click(run, busy, 2_000);
    expect(run.worker.ledger().sources["clicks"]?.fates.late.records).toBe(1);
    expect(run.worker.watermarkMs("sessionize")).toBe(890);
    await click(run, quiet, 1_500);
    expect(run.worker.watermarkMs("sessionize")).toBe(1_490);
  });

  it("is idle for a replay too, which has no clock", async () => {
    const run = begin();
    await click(run, quiet, 100);
    run.clock.advance(idleAfterMs);
    await click(run, busy, 900);
    await click(run, quiet, 500);
    const options = { implementation: shopWindowCode, store: run.store, partitions };
    expect(replay(options).dump).toEqual(dumpRun(options));
    expect(replay(options).ledger).toEqual(run.worker.ledger());
  });

  it("is known to be idle after a crash, and has been silent since before it", async () => {
    const before = begin();
    await click(before, quiet, 100);
    await click(before, busy, 100);
    before.clock.advance(idleAfterMs);
    const after = begin(before.store.crash(), before.clock);
    await click(after, busy, 900);
    expect(after.worker.watermarkMs("sessionize")).toBe(890);
    const again = begin(after.store.crash(), before.clock);
    await click(again, busy, 1_900);
    expect(again.worker.watermarkMs("sessionize")).toBe(1_890);
  });
});
