import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import { createSimulatedStore, dumpRun, replay } from "#reference-impl";
import type { Ledger, RunDump, SimulatedStore } from "#reference-impl";
import { appendClicks, clickAt, shopWindowCode, startWorker } from "./runtime-clicks.ts";
import type { Click } from "./runtime-clicks.ts";

const click: fc.Arbitrary<Click> = fc
  .record({
    atMs: fc.integer({ min: 0, max: 600 }),
    userId: fc.constantFrom("ada", "bea", "cyd", "dan", "eve"),
    pageId: fc.constantFrom("home", "cart", null),
  })
  .map(({ atMs, userId, pageId }) => clickAt(atMs, { userId, pageId }));
const batches = fc.array(fc.array(click, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 });

type Outcome = Readonly<{ dump: RunDump; ledger: Ledger; replayed: RunDump }>;
type Run = Readonly<{
  clicks: readonly (readonly Click[])[];
  partitions: number;
  /** Crashes amid the commit of these rounds, counted from 0 over all workers. */
  crashes: ReadonlySet<number>;
  seed: number;
  /** Whether a round begins before the one before it is durable. */
  overlaps: boolean;
}>;

async function run({ clicks, partitions, crashes, seed, overlaps }: Run): Promise<Outcome> {
  let store: SimulatedStore = createSimulatedStore({ random: createRandom(String(seed)) });
  for (const batch of clicks) await appendClicks(store, partitions, batch);
  let worker = startWorker(store, partitions);
  let last: Promise<unknown> = Promise.resolve();
  for (let round = 0; round < 500; round++) {
    const beginning = worker.begin();
    if (crashes.has(round)) {
      store = store.crash();
      await beginning.then(({ durable }) => durable).catch(() => undefined);
      await last.catch(() => undefined);
      worker = startWorker(store, partitions);
    } else {
      const { durable, idle } = await beginning;
      last = durable;
      if (!overlaps || idle) await durable;
      if (idle && ![...crashes].some((crash) => crash > round)) break;
    }
  }
  const options = { implementation: shopWindowCode, store, partitions };
  return { dump: dumpRun(options), ledger: worker.ledger(), replayed: replay(options).dump };
}

describe("exactly once", () => {
  it("holds whichever commits a crash interrupts, whether they survive it or not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          clicks: batches,
          partitions: fc.constantFrom(1, 3),
          crashes: fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((rounds) => new Set(rounds)),
          seed: fc.nat(),
          overlaps: fc.boolean(),
        }),
        async (broken) => {
          const unbroken = await run({ ...broken, crashes: new Set(), overlaps: false });
          expect(await run(broken)).toEqual(unbroken);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("holds when every commit is interrupted once", async () => {
    const clicks = Array.from({ length: 10 }, (_, batch) =>
      Array.from({ length: 5 }, (__, index) =>
        clickAt(40 * batch + 7 * index, { userId: `u${batch % 4}-${index % 3}` }),
      ),
    );
    const whole = { clicks, partitions: 1, seed: 7, overlaps: true };
    const unbroken = await run({ ...whole, crashes: new Set() });
    expect(unbroken.dump.streams["sessions"]?.length).toBeGreaterThan(0);
    const everySecond = new Set(Array.from({ length: 40 }, (_, index) => 2 * index));
    expect(await run({ ...whole, crashes: everySecond })).toEqual(unbroken);
  });
});

describe("a replay", () => {
  it("gives the views and the streams of the live run", async () => {
    await fc.assert(
      fc.asyncProperty(batches, fc.constantFrom(1, 3), async (clicks, partitions) => {
        const { dump, replayed } = await run({
          clicks,
          partitions,
          crashes: new Set(),
          seed: 1,
          overlaps: true,
        });
        expect(replayed).toEqual(dump);
      }),
      { numRuns: 40 },
    );
  });
});
