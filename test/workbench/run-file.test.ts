import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createManualClock } from "#kernel/clock";
import { runFile } from "../../workbench/run/run-file.ts";
import type { FileRunOptions, FileRunResult, ReplayProgress } from "#workbench";
import { publicData } from "../public-data.ts";
import { retailHeader, retailRow } from "../reference-impl/retail-csv.ts";

let out = "";
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "archbench-file-"));
});
afterEach(() => rm(out, { recursive: true, force: true }));

async function runRows(
  rows: readonly string[],
  options: Partial<FileRunOptions> = {},
): Promise<FileRunResult> {
  const input = join(out, "..", `${out.split("/").at(-1)}.csv`);
  await writeFile(input, [retailHeader, ...rows].join("\n"));
  try {
    return await runFile({ out, input, format: "online-retail", variant: "kappa", ...options });
  } finally {
    await rm(input);
  }
}

/** An invoice a minute. */
const invoices = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const minute = String(index % 60).padStart(2, "0");
    const hour = String(8 + Math.floor(index / 60)).padStart(2, "0");
    return retailRow({ invoice: String(536_000 + index), at: `2010-12-01T${hour}:${minute}` });
  });

describe("a file that is run through a variant", () => {
  it("is accounted for by row: let in, refused for each reason, late, repeated", async () => {
    const rows = [
      ...invoices(60),
      retailRow({ invoice: "536900", at: "2010-12-01T09:00" }),
      retailRow({ invoice: "536900", at: "2010-12-01T09:00", price: "0", product: "FREE" }),
      retailRow({ invoice: "536901", at: "2010-12-01T09:00", quantity: "-4" }),
      retailRow({ invoice: "536902", at: "2010-12-01T09:00", price: "-2.5", quantity: "1" }),
      retailRow({ invoice: "C536903", at: "2010-12-01T09:01", quantity: "-4" }),
      "not a row",
      retailRow({ invoice: "536904", at: "2010-12-01T09:02", quantity: "many" }),
      retailRow({ invoice: "536905", at: "2099-12-01T09:02" }),
      ...invoices(20).map((row) => row.replace("2010-12-01", "2010-12-06").replace("536", "537")),
      ...invoices(20).map((row) => row.replace("2010-12-01", "2010-12-07").replace("536", "539")),
      ...invoices(8).map((row) => row.replace("536", "538")),
    ];
    const { rows: account, reasons, file, check, found } = await runRows(rows);
    expect(account).toEqual({
      in: 116,
      accepted: 110,
      deadLettered: 6,
      applied: 102,
      late: 8,
      duplicate: 0,
      filtered: 0,
    });
    expect(reasons).toEqual({
      "price-above-zero": 2,
      "bought-above-zero": 1,
      malformed: 1,
      "wrong-type": 1,
      "far-future": 1,
    });
    expect(file).toMatchObject({ rows: 116, unreadRows: 2, refundRows: 1 });
    expect(check.differing).toBe(0);
    expect(found.saleLineRows).toBe(102);
    // 101 lines of 6 at 2.55, less a refund of 4.
    expect(found.soldMinor).toEqual({ GBP: 101 * 1530 - 1020 });
  });

  it("gives the same at any speed, on the clock that it is given", async () => {
    const clock = createManualClock(0);
    const wall = { clock, waitUntil: async (ms: number) => clock.set(Math.max(ms, clock())) };
    const rows = invoices(120);
    const atOnce = await runRows(rows);
    const paced = await runRows(rows, { speed: 60, wall });
    expect(paced.digest).toBe(atOnce.digest);
    expect(paced.rows).toEqual(atOnce.rows);
    expect(clock()).toBe(119_000);
  });

  it("tells how far it has come, by month", async () => {
    const told: ReplayProgress[] = [];
    const rows = [
      ...invoices(40),
      ...invoices(40).map((row) => row.replace("2010-12", "2011-01").replace("536", "537")),
    ];
    await runRows(rows, { onProgress: (progress) => told.push(progress) });
    expect(told.map(({ rows: count, deadLettered }) => [count, deadLettered])).toEqual([
      [40, 0],
      [80, 0],
    ]);
  });

  it("leaves one whole folder, and nothing of a run that failed", async () => {
    await runRows(invoices(5));
    expect((await readdir(out)).toSorted()).toEqual([".archbench-output", "data-kappa"]);
    await rm(join(out, "data-kappa"), { recursive: true });
    const input = join(out, "..", `${out.split("/").at(-1)}-broken.csv`);
    await writeFile(input, "name,price\nmug,2\n");
    const failed = runFile({ out, input, format: "online-retail", variant: "kappa" });
    await expect(failed).rejects.toMatchObject({ code: "INPUT_NOT_OF_FORMAT" });
    await rm(input);
    expect(await readdir(out)).toEqual([".archbench-output"]);
  });
});

const month = publicData("retail/online_retail_2010-12.csv.gz");

describe.skipIf(!month.isThere)(`a month of a real retailer, ${month.title}`, () => {
  it.each(["kappa", "lambda"] as const)(
    "comes out of %s as plain loops have it",
    async (variant) => {
      const result = await runFile({ out, input: month.path, format: "online-retail", variant });
      expect(result.rows).toEqual({
        in: 42_481,
        accepted: 42_208,
        deadLettered: 273,
        applied: 42_208,
        late: 0,
        duplicate: 0,
        filtered: 0,
      });
      expect(result.file).toMatchObject({
        receipts: 2_025,
        refundRows: 728,
        repeatedRows: 500,
        amountMinor: 74_895_702,
      });
      expect(result.check.differing).toBe(0);
      expect(result.views).toContainEqual({
        view: "sales-by-product-hour",
        shown: 35_252,
        expected: 35_252,
        differing: 0,
      });
      expect(result.found).toMatchObject({ saleLineRows: 42_208, soldMinor: { GBP: 74_895_702 }, alerts: 0 });
      expect(result.digest).toBe("980b407893cfa3f60e54d79bc8c76dc4d0dc3eb45fb63b6c724eaf67a488a7dd");
    },
    120_000,
  );
});
