import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { ReferenceError } from "#reference-impl";
import { expectedProductHours } from "../../benchmarks/oracle/oracle.ts";
import { alertList, productSales } from "../../reference-impl/needs/answers.ts";
import { alertsFold, hoursFold } from "../../reference-impl/needs/folds.ts";
import type { ProductHour } from "../../reference-impl/needs/folds.ts";
import { mergeSales } from "../../reference-impl/needs/merge-sales.ts";
import { recomputeSales } from "../../reference-impl/needs/recompute-sales.ts";
import { noonMs, saleOf } from "./needs-sales.ts";

const hourMs = 3_600_000;

function hoursOf(units: number) {
  const rows = [2, 0, 1].map(
    (step): ProductHour => ({
      productId: "p1",
      hourStartMs: noonMs + step * hourMs,
      currency: "EUR",
      units,
      amountMinor: 100 * units,
      lineCount: 1,
    }),
  );
  let index = hoursFold.empty();
  for (const row of rows) index = hoursFold.apply(index, row);
  return index;
}

function ask(query: Readonly<{ fromMs?: string; toMs?: string }>, productId = "p1") {
  return { path: { productId }, query, nowMs: noonMs };
}

function answer(query: Parameters<typeof ask>[0], productId?: string) {
  return productSales.answer({ hours: hoursOf(1) }, { ...ask(query, productId), cutMs: { hours: null } });
}

/** Answers with a batch that counted 1 unit an hour, and a speed layer that counted 5. */
function merged(cutMs: number | null) {
  const request = { ...ask({}), cutMs: { batch: cutMs, speed: null } };
  return mergeSales.answer({ batch: hoursOf(1), speed: hoursOf(5) }, request);
}

function unitsOf(...expected: readonly number[]) {
  return { hours: expected.map((each) => ({ units: each })) };
}

describe("product-sales", () => {
  it("answers the hours from fromMs up to toMs in the order of time", () => {
    const toMs = String(noonMs + 2 * hourMs);
    expect(answer({ fromMs: String(noonMs), toMs })).toMatchObject({
      productId: "p1",
      hours: [{ hourStartMs: noonMs }, { hourStartMs: noonMs + hourMs }],
    });
  });

  it("knows no product that never sold", () => {
    expect(answer({}, "p9")).toBeNull();
  });

  it("says what is wrong with a number", () => {
    for (const fromMs of ["", "noon", "1.5", "-1", "1e3", "9007199254740993"]) {
      expect(() => answer({ fromMs })).toThrow(/^fromMs is ".*": give a whole number from 0 to /);
    }
    expect(() => answer({ fromMs: "2", toMs: "1" })).toThrow(ReferenceError);
  });
});

describe("alert-list", () => {
  it("answers as many alerts as were asked for, the newest first", () => {
    let open = alertsFold.empty();
    for (const step of [1, 3, 2]) {
      const { paymentToken, currency, soldAtMs } = saleOf({ soldAtMs: noonMs + step });
      const alert = { reason: "burst", currency, amountMinor: 1, soldAtMs } as const;
      open = alertsFold.apply(open, { ...alert, saleId: `s${step}`, paymentToken: paymentToken ?? "" });
    }
    const request = { path: {}, nowMs: noonMs, cutMs: { open: null } };
    expect(alertList.answer({ open }, { ...request, query: { limit: "2" } })).toMatchObject({
      alerts: [{ saleId: "s3" }, { saleId: "s2" }],
    });
    expect(() => alertList.answer({ open }, { ...request, query: { limit: "0" } })).toThrow(/from 1 to 1000/);
  });
});

describe("merge of batch and speed", () => {
  it("takes the batch before the cut and the speed layer from it on", () => {
    expect(merged(noonMs + hourMs)).toMatchObject(unitsOf(1, 5, 5));
  });

  it("takes an hour that the cut divides from the speed layer", () => {
    expect(merged(noonMs + hourMs + 1)).toMatchObject(unitsOf(1, 5, 5));
  });

  it("answers from the speed layer alone before the first batch", () => {
    expect(merged(null)).toMatchObject(unitsOf(5, 5, 5));
  });
});

describe("recompute-sales", () => {
  it("gives the oracle's rows of the sales before the cut", async () => {
    const cutMs = noonMs + 2 * hourMs;
    const sales = [0, 1, hourMs - 1, hourMs, 2 * hourMs - 1, 2 * hourMs].map((afterMs, index) =>
      saleOf({ saleId: `s${index}`, soldAtMs: noonMs + afterMs, currency: index === 1 ? "GBP" : "EUR" }),
    );
    const database = await DuckDBInstance.create(":memory:");
    const connection = await database.connect();
    await connection.run(
      `CREATE TABLE lines ("productId" VARCHAR, "quantity" INTEGER, "currency" VARCHAR, "amountMinor" BIGINT, "soldAtMs" BIGINT)`,
    );
    for (const { lines, currency, soldAtMs } of sales) {
      for (const { productId, quantity, amountMinor } of lines) {
        await connection.run(
          `INSERT INTO lines VALUES ('${productId}', ${quantity}, '${currency}', ${amountMinor}, ${soldAtMs})`,
        );
      }
    }
    const reader = await connection.runAndReadAll(recomputeSales.queries({ lines: "lines" }, cutMs).hours);
    const rows = reader
      .getRowObjects()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            typeof value === "bigint" ? Number(value) : value,
          ]),
        ),
      );
    connection.closeSync();
    database.closeSync();
    expect(rows).toEqual(expectedProductHours(sales.filter(({ soldAtMs }) => soldAtMs < cutMs)));
    expect(rows.length).toBeGreaterThan(2);
  });
});
