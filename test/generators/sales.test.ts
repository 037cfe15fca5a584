import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "#kernel/hash";
import { secondMs } from "#kernel/units";
import { createWorld, generateSales, noTraps, ordinaryTraps } from "#generators";
import type { Arrival, Traps } from "#generators";
import { createCodec, createDoor } from "#reference-impl";
import { nodesOf } from "#model";
import { kappa } from "#model/omnishop";

const startMs = 1_768_201_200_000;

function run(options: Readonly<{ seed: string; receipts: number; traps?: Traps }>): {
  arrivals: Arrival[];
  truth: ReturnType<ReturnType<typeof generateSales>["truth"]>;
} {
  const sales = generateSales({
    world: createWorld({ seed: options.seed }),
    startMs,
    ratePerSecond: 1,
    ...options,
  });
  const arrivals = [...sales.batches].flat();
  return { arrivals, truth: sales.truth() };
}

describe("generated sales", () => {
  it.each([1, 900, 30_000])("keep the rate that is asked for: %d a second", (ratePerSecond) => {
    const options = {
      world: createWorld({ seed: "rate" }),
      seed: "rate",
      receipts: 40_000,
      startMs,
      traps: noTraps,
    };
    const sales = generateSales({ ...options, ratePerSecond });
    const made = [...sales.batches].flat().length;
    const soldAtMs = sales.truth().allowed.map((sale) => sale.soldAtMs);
    const lastMs = soldAtMs.reduce((latest, at) => Math.max(latest, at), startMs);
    expect((1000 * made) / (lastMs - startMs) / ratePerSecond).toBeCloseTo(1, 1);
  });

  it("change their rate amid a run, as soon as whoever reads them asks for it", () => {
    let ratePerSecond = 20;
    const sales = generateSales({
      world: createWorld({ seed: "faster" }),
      seed: "faster",
      receipts: Number.MAX_SAFE_INTEGER,
      startMs,
      ratePerSecond: () => ratePerSecond,
      batchSpanMs: 100,
      traps: noTraps,
    });
    const counts = { before: 0, after: 0 };
    for (const batch of sales.batches) {
      const first = batch[0]?.arrivalMs ?? 0;
      expect((batch.at(-1)?.arrivalMs ?? 0) - first).toBeLessThanOrEqual(100);
      if (first >= startMs + 200 * secondMs) break;
      if (first >= startMs + 100 * secondMs) ratePerSecond = 200;
      counts[ratePerSecond === 20 ? "before" : "after"] += batch.length;
    }
    expect(counts.before / 2_000).toBeCloseTo(1, 1);
    expect(counts.after / 20_000).toBeCloseTo(1, 1);
  });

  it("are the same bytes for the same seed, on every machine", () => {
    const digest = sha256Hex(JSON.stringify(run({ seed: "winter", receipts: 200 }).arrivals));
    expect(digest).toBe("317a4f50f0f8b487ee31c3a15a0a2c1ac1abfa9a7196068c8323159ad5b81f80");
    expect(sha256Hex(JSON.stringify(run({ seed: "summer", receipts: 200 }).arrivals))).not.toBe(digest);
  });

  it("come in the order in which they arrive", () => {
    const { arrivals } = run({ seed: "order", receipts: 3_000 });
    expect(arrivals.every(({ arrivalMs }, index) => arrivalMs >= (arrivals[index - 1]?.arrivalMs ?? 0))).toBe(
      true,
    );
  });

  it("have one arrival a receipt, soon, where no trap is set", () => {
    const { arrivals, truth } = run({ seed: "calm", receipts: 500, traps: noTraps });
    expect(arrivals.length).toBe(500);
    expect(new Set(truth.allowed.map(({ saleId }) => saleId)).size).toBe(500);
    expect(
      truth.allowed.every((sale, index) => (arrivals[index]?.arrivalMs ?? 0) - sale.soldAtMs < 2 * secondMs),
    ).toBe(true);
  });

  it("add up: a receipt's total is the sum of its lines, and a line's amount is price by quantity", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
        for (const { lines, totalMinor } of run({ seed, receipts: 40 }).truth.allowed) {
          expect(lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(totalMinor);
          expect(
            lines.every((line) => 10_000 * line.amountMinor === line.quantity * line.unitPriceMicros),
          ).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("plant what they say: copies, refunds, late tills and broken records", () => {
    const { arrivals, truth } = run({ seed: "traps", receipts: 5_000 });
    const broken = arrivals.filter(({ fault }) => fault !== null).length;
    const ids = truth.allowed.map(({ saleId }) => saleId);
    expect(arrivals.length).toBe(truth.allowed.length + broken);
    expect(ids.length - new Set(ids).size).toBe(truth.selling.retried);
    expect(truth.allowed.filter(({ saleId }) => saleId.endsWith("-r")).length).toBeGreaterThanOrEqual(
      truth.selling.refunded,
    );
    expect(truth.selling.offline).toBeGreaterThan(0);
    expect(truth.selling.burstSaleIds.every((id) => ids.includes(id))).toBe(true);
  });

  it("are refused at the door just where they are broken, for the reason that was planted", () => {
    const { arrivals, truth } = run({
      seed: "door",
      receipts: 5_000,
      traps: { ...ordinaryTraps, selling: { ...ordinaryTraps.selling, broken: 0.05 } },
    });
    const reasons: Record<string, Record<string, number>> = {};
    for (const source of nodesOf(kappa, "source")) {
      const door = createDoor({ source, codec: createCodec(source.contract) });
      const own = arrivals.filter(({ sourceId }) => sourceId === source.id);
      for (const { reason } of door.admit(own).rejected) {
        const counts = (reasons[source.id] ??= {});
        counts[reason] = (counts[reason] ?? 0) + 1;
      }
    }
    expect(reasons).toEqual(truth.brokenBySource);
  });
});
