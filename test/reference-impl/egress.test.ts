import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "#kernel/random";
import { egress, stream } from "#model";
import type { RecordOf } from "#model";
import { saleLine, stockAlert } from "#model/omnishop";
import { createCodec, createSimulatedStore, kappaImplementation, openPipeline } from "#reference-impl";
import type { SimulatedStore, Store } from "#reference-impl";
import type { Effect, Receiver } from "../../reference-impl/egress/effect.ts";
import { createEgress } from "../../reference-impl/egress/egress-run.ts";
import { openWorkList } from "../../reference-impl/egress/work-list.ts";
import { movementOf, noonMs } from "./needs-stock.ts";
import { webPlace } from "./runtime-clicks.ts";

type Alert = RecordOf<typeof stockAlert>;

const dayMs = 86_400_000;
const streamBasics = { ...webPlace, partitions: 1, retentionDays: 1, outOfOrdernessMs: 0 } as const;
const alerts = stream("alerts", { ...streamBasics, contract: stockAlert, key: "skuLocationId" });
const desk = egress("desk", { ...webPlace, from: alerts, channel: "work-list" });
const slot = { stream: alerts.id, partition: 0 };
const codec = createCodec(stockAlert);

function alertOf(alertId: string): Alert {
  const place = { skuLocationId: "shop-1/p1", placeId: "shop-1", productId: "p1" };
  return { alertId, ...place, reason: "out-of-stock", onHand: 0, reorderPoint: 2, raisedAtMs: noonMs };
}

async function append(store: Store, ids: readonly string[]): Promise<void> {
  const bytes = codec.encode(ids.map(alertOf));
  await store.commit({ appends: [{ slot, count: ids.length, bytes }], puts: [], removes: [] });
}

/** A system outside, which no crash of ours touches: it refuses some calls, and remembers what it took. */
function createOutside() {
  const taken: Effect[] = [];
  let refusals = 0;
  const receiver: Receiver = {
    take: async (effects) => {
      if (refusals > 0) {
        refusals -= 1;
        // Some were taken before it failed.
        taken.push(...effects.slice(0, 1));
        throw new Error("the line is cut");
      }
      taken.push(...effects);
    },
  };
  const refuse = (): void => {
    refusals += 1;
  };
  const mend = (): void => {
    refusals = 0;
  };
  return { taken, receiver, refuse, mend };
}

const events = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("append" as const), count: fc.integer({ min: 1, max: 4 }) }),
    },
    fc.record({ kind: fc.constantFrom("advance", "refuse") }),
    fc.record({ kind: fc.constant("crash" as const), afterTurns: fc.nat(12) }),
  ),
  { maxLength: 30 },
);

describe("an egress", () => {
  it("hands every record over, after a crash or a refusal under the same key, in the stream's order", async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.nat(), async (drawn, seed) => {
        let store: SimulatedStore = createSimulatedStore({ random: createRandom(String(seed)) });
        const outside = createOutside();
        const { taken, receiver } = outside;
        const ids: string[] = [];
        for (const event of drawn) {
          const run = createEgress({ egress: desk, store, receiver });
          if (event.kind === "append") {
            const fresh = Array.from({ length: event.count }, (_, index) => `a${ids.length + index}`);
            await append(store, fresh);
            ids.push(...fresh);
          } else if (event.kind === "crash") {
            const advancing = run.advance().catch(() => 0);
            for (let turn = 0; turn < event.afterTurns; turn++) await Promise.resolve();
            store = store.crash();
            await advancing;
          } else {
            if (event.kind === "refuse") outside.refuse();
            await run.advance().catch(() => 0);
          }
        }
        outside.mend();
        await createEgress({ egress: desk, store, receiver }).advance();
        const once = new Map(taken.map((effect) => [effect.idempotencyKey, effect]));
        expect([...once.keys()]).toEqual(ids);
        for (const { idempotencyKey, record } of taken) expect(record).toEqual(alertOf(idempotencyKey));
        expect(await createEgress({ egress: desk, store, receiver }).advance()).toBe(0);
      }),
    );
  });

  it("hands over again what was taken before the offset was durable", async () => {
    const store = createSimulatedStore();
    await append(store, ["a1", "a2"]);
    const { taken, receiver } = createOutside();
    const advancing = createEgress({ egress: desk, store, receiver }).advance();
    for (let turn = 0; taken.length < 2 && turn < 100; turn++) await Promise.resolve();
    const reopened = store.crash();
    await expect(advancing).rejects.toMatchObject({ code: "STORE_CLOSED" });
    await createEgress({ egress: desk, store: reopened, receiver }).advance();
    expect(taken.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["a1", "a2", "a1", "a2"]);
  });

  it("hands over nothing that a power cut may still take from the log", async () => {
    const disk = Promise.withResolvers<void>();
    const store = createSimulatedStore({ sync: () => disk.promise });
    const appending = append(store, ["a1"]);
    const { taken, receiver } = createOutside();
    const advancing = createEgress({ egress: desk, store, receiver }).advance();
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    expect(taken).toEqual([]);
    disk.resolve();
    await Promise.all([appending, advancing]);
    expect(taken).toHaveLength(1);
  });

  it("names the egress and the reason when its receiver refuses", async () => {
    const store = createSimulatedStore();
    await append(store, ["a1"]);
    const { receiver, refuse } = createOutside();
    refuse();
    await expect(createEgress({ egress: desk, store, receiver }).advance()).rejects.toThrow(
      /^desk: .* the line is cut; mend the receiver/,
    );
  });

  it("takes a record's place as its key where the contract names no identity", async () => {
    const lines = stream("lines", { ...streamBasics, contract: saleLine, key: "productId" });
    const store = createSimulatedStore();
    const line = {
      saleId: "s1",
      lineNumber: 1,
      channel: "web",
      placeId: "web-fr",
      productId: "p1",
      quantity: 1,
      currency: "EUR",
      amountMinor: 100,
      soldAtMs: noonMs,
    } as const;
    const bytes = createCodec(saleLine).encode([line, line]);
    const linesSlot = { stream: "lines", partition: 0 };
    await store.commit({ appends: [{ slot: linesSlot, count: 2, bytes }], puts: [], removes: [] });
    const { taken, receiver } = createOutside();
    const told = egress("told", { ...webPlace, from: lines, channel: "mail" });
    await createEgress({ egress: told, store, receiver }).advance();
    expect(taken.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["lines/0/0", "lines/0/1"]);
  });
});

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "archbench-egress-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function effectOf(alertId: string): Effect {
  return { egressId: "desk", channel: "work-list", idempotencyKey: alertId, record: alertOf(alertId) };
}

describe("a work list", () => {
  it("holds each effect once, whoever hands it over again and when", async () => {
    const path = join(folder, "once.ndjson");
    const list = await openWorkList(path, desk);
    await list.take([effectOf("a1"), effectOf("a1"), effectOf("a2")]);
    await list.take([effectOf("a2")]);
    await list.close();
    const reopened = await openWorkList(path, desk);
    await reopened.take([effectOf("a1"), effectOf("a3")]);
    expect(reopened.effects()).toEqual([effectOf("a1"), effectOf("a2"), effectOf("a3")]);
    await reopened.close();
    expect((await readFile(path, "utf8")).split("\n")).toHaveLength(4);
  });

  it("drops a last line that a crash cut off, and takes the effect when it comes again", async () => {
    const path = join(folder, "torn.ndjson");
    const list = await openWorkList(path, desk);
    await list.take([effectOf("a1"), effectOf("é2")]);
    await list.close();
    const whole = await readFile(path);
    for (const cut of [1, 30, whole.length - 5]) {
      await writeFile(path, whole.subarray(0, whole.length - cut));
      const reopened = await openWorkList(path, desk);
      await reopened.take([effectOf("a1"), effectOf("é2")]);
      expect(reopened.effects()).toEqual([effectOf("a1"), effectOf("é2")]);
      await reopened.close();
      expect(await readFile(path)).toEqual(whole);
    }
  });

  it("refuses a file that holds something else, and names the line", async () => {
    const path = join(folder, "alien.ndjson");
    await writeFile(path, '{"idempotencyKey":"a1","record":{}}\n');
    await expect(openWorkList(path, desk)).rejects.toThrow(/alien\.ndjson:1 is no effect of desk/);
  });
});

describe("the egresses of a pipeline", () => {
  it("put each stock alert on the desk's list once, over a restart too", async () => {
    const options = { implementation: kappaImplementation, folder: join(folder, "pipeline"), clock: () => 0 };
    const first = await openPipeline(options);
    const movements = [
      movementOf({ movementId: "d", kind: "delivery", quantity: 5 }),
      movementOf({ movementId: "s", quantity: -4, movedAtMs: noonMs + 1 }),
      movementOf({
        movementId: "later",
        kind: "delivery",
        quantity: 9,
        placeId: "shop-2",
        skuLocationId: "shop-2/p1",
        movedAtMs: noonMs + 3 * dayMs,
      }),
    ];
    const offered = movements.map((value) => ({ arrivalMs: noonMs + 3 * dayMs, value }));
    await first.offer("stock-ledger", offered);
    await first.work();
    // Four, none and none in three days: a mean of 2.56 and a variance of 14.848 a day.
    const told = first.effects("replenishment-desk");
    expect(told).toMatchObject([{ idempotencyKey: "shop-1/p1#1", record: { onHand: 1, reorderPoint: 21 } }]);
    expect(() => first.effects("help-desk")).toThrow(/no egress "help-desk"; .*fraud-desk/);
    await first.close();
    const second = await openPipeline(options);
    await second.work();
    expect(second.effects("replenishment-desk")).toEqual(told);
    await second.close();
  });
});
