import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "#model";
import type { receipt, saleLine } from "#model/omnishop";
import { expectedProductHours, expectedTotals } from "../../benchmarks/oracle/oracle.ts";
import { conformSales } from "../../reference-impl/needs/conform-sales.ts";
import { hoursBetween, hoursFold } from "../../reference-impl/needs/folds.ts";
import { tallySales } from "../../reference-impl/needs/tally-sales.ts";
import { createDrive } from "./needs-drive.ts";
import { arrivals, noonMs, saleOf } from "./needs-sales.ts";
import type { Sale } from "./needs-sales.ts";

const hourMs = 3_600_000;

function conforming() {
  const lines: RecordOf<typeof saleLine>[] = [];
  const receipts: RecordOf<typeof receipt>[] = [];
  const drive = createDrive(conformSales(hourMs), {
    lines: (record) => lines.push(record),
    receipts: (record) => receipts.push(record),
  });
  const take = (record: Sale, watermarkMs: number): void =>
    drive.step(record.saleId, { port: "sales", record }, watermarkMs);
  return { ...drive, lines, receipts, take };
}

function tallying() {
  let index = hoursFold.empty();
  const drive = createDrive(tallySales(hourMs), {
    hours: (record) => {
      index = hoursFold.apply(index, record);
    },
  });
  const rows = () =>
    ["p1", "p2", "p3"].flatMap((productId) =>
      hoursBetween(index, { productId, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }),
    );
  return { ...drive, rows };
}

describe("conform-sales", () => {
  it("gives a receipt's head once, on the business day of Paris, without lines or token", () => {
    const { take, receipts } = conforming();
    // 23:30 UTC on 14 July is 01:30 of the 15th in Paris, whose day began at 22:00 UTC.
    const record = saleOf({ soldAtMs: Date.UTC(2026, 6, 14, 23, 30) });
    take(record, noonMs);
    take(record, noonMs);
    expect(receipts).toEqual([
      {
        saleId: record.saleId,
        kind: record.kind,
        channel: record.channel,
        placeId: record.placeId,
        customerId: record.customerId,
        currency: record.currency,
        totalMinor: record.totalMinor,
        dayStartMs: Date.UTC(2026, 6, 14, 22),
        soldAtMs: record.soldAtMs,
      },
    ]);
  });

  it("lets a receipt through once and calls the second a duplicate", () => {
    const { take, fates, lines } = conforming();
    take(saleOf(), noonMs);
    take(saleOf(), noonMs);
    expect(fates).toEqual(["applied", "duplicate"]);
    expect(lines.map(({ lineNumber, productId }) => [lineNumber, productId])).toEqual([[1, "p1"]]);
  });

  it("counts a receipt at the allowed lateness and not one beyond it", () => {
    const { take, fates, states } = conforming();
    take(saleOf(), noonMs + hourMs);
    take(saleOf({ saleId: "s2" }), noonMs + hourMs + 1);
    expect(fates).toEqual(["applied", "late"]);
    expect([...states.keys()]).toEqual(["s1"]);
  });

  it("forgets an id only when a duplicate of it has become late", () => {
    const { take, advance, fates, states } = conforming();
    take(saleOf(), noonMs);
    advance(noonMs + hourMs);
    take(saleOf(), noonMs + hourMs);
    advance(noonMs + hourMs + 1);
    expect(states.size).toBe(0);
    take(saleOf(), noonMs + hourMs + 1);
    expect(fates).toEqual(["applied", "duplicate", "late"]);
  });
});

describe("tally-sales", () => {
  it("gives what the oracle gives for receipts in any order, duplicates included", () => {
    fc.assert(
      fc.property(arrivals, (offered) => {
        const conform = conforming();
        const tally = tallying();
        let watermarkMs = -Infinity;
        for (const record of offered) {
          conform.take(record, watermarkMs);
          watermarkMs = Math.max(watermarkMs, record.soldAtMs);
          conform.advance(watermarkMs);
        }
        for (const record of conform.lines) {
          tally.step(record.productId, { port: "lines", record }, watermarkMs);
        }
        expect(tally.rows()).toEqual(expectedProductHours(offered));
        const totals = expectedTotals(offered);
        expect(conform.fates.filter((fate) => fate === "duplicate")).toHaveLength(totals.duplicateCount);
        expect(tally.fates).toEqual(Array.from({ length: totals.lineCount }, () => "applied"));
      }),
    );
  });

  it("closes an hour when its last line would be late, and keeps what it counted", () => {
    const tally = tallying();
    const { lines, take } = conforming();
    take(saleOf(), -Infinity);
    for (const record of lines) tally.step("p1", { port: "lines", record }, noonMs);
    tally.advance(noonMs + 2 * hourMs - 1);
    expect(tally.states.size).toBe(1);
    tally.advance(noonMs + 2 * hourMs);
    expect(tally.states.size).toBe(0);
    for (const record of lines) tally.step("p1", { port: "lines", record }, noonMs + 2 * hourMs);
    expect(tally.fates).toEqual(["applied", "late"]);
    expect(tally.rows().map(({ units }) => units)).toEqual([2]);
  });
});
