import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { choice, contract, domain, double, instant, int, list, money, optional, string } from "#model";
import { diskFiles, openQueryEngine, openTable, readRecords, sweepOrphans } from "#reference-impl/lake";
import { day0Ms, dayMs, line, lineNumbersOf, lineShape, temporaryFolder } from "./lake-fixture.ts";

const odd = contract("odd", {
  version: 1,
  owner: domain("oddities"),
  fields: {
    'a "quoted" name': string(),
    select: optional(string()),
    kind: choice(["it's", "plain"]),
    ratio: double(),
    priceMinor: money(),
    atMs: instant(),
    parts: list({ "part id": string(), count: int(), note: optional(string()) }),
  },
  eventTime: "atMs",
  identity: null,
  legalBasis: "not-personal",
  retentionDays: 1,
});

describe("a lakehouse table", () => {
  it("gives back every record as it was, whatever is in its names and values", async () => {
    const table = await openTable(await temporaryFolder(), {
      contract: odd,
      partitionedBy: { kind: "identity", field: "kind" },
    });
    const records = [
      {
        'a "quoted" name': "line\nbreak, \u0000 and 'quote'",
        select: null,
        kind: "it's",
        ratio: Number.NaN,
        priceMinor: Number.MAX_SAFE_INTEGER,
        atMs: -1,
        parts: [
          { "part id": "é", count: -1, note: null },
          { "part id": "😀", count: 2, note: "" },
        ],
      },
      {
        'a "quoted" name': "",
        select: "x",
        kind: "plain",
        ratio: -Infinity,
        priceMinor: -5,
        atMs: day0Ms,
        parts: [],
      },
    ] as const;

    await table.append(records, { summary: {} });

    const engine = await openQueryEngine();
    const sql = `SELECT * FROM ${table.relation()} ORDER BY "atMs"`;
    expect(await readRecords(engine, { sql, contract: odd })).toEqual(records);
  });

  it("is a relation with typed columns while it is empty", async () => {
    const table = await openTable(await temporaryFolder(), {
      contract: odd,
      partitionedBy: { kind: "day", field: "atMs" },
    });
    const engine = await openQueryEngine();

    const rows = await engine.rows(`DESCRIBE SELECT * FROM ${table.relation()}`);

    expect(rows.map(({ ["column_type"]: type }) => type)).toEqual([
      "VARCHAR",
      "VARCHAR",
      "VARCHAR",
      "DOUBLE",
      "BIGINT",
      "BIGINT",
      'STRUCT("part id" VARCHAR, count INTEGER, note VARCHAR)[]',
    ]);
    expect(await engine.rows(`SELECT * FROM ${table.relation()}`)).toEqual([]);
  });

  it("cuts its files by UTC day", async () => {
    const table = await openTable(await temporaryFolder(), lineShape);

    await table.append(
      [line(1), line(2, { soldAtMs: day0Ms + dayMs - 1 }), line(3, { soldAtMs: day0Ms + dayMs })],
      {
        summary: {},
      },
    );

    const files = table.snapshot().files.map(({ path, rows }) => `${path.split("/")[1]}: ${rows}`);
    expect(files.toSorted()).toEqual(["2026-03-01: 2", "2026-03-02: 1"]);
  });

  it("carries a summary key on through later snapshots and through reopening", async () => {
    const dir = await temporaryFolder();
    const table = await openTable(dir, lineShape);
    await table.append([line(1)], { summary: { a: "1", b: "1" } });
    await table.append([line(2)], { summary: { b: "2" } });

    const reopened = await openTable(dir, lineShape);

    expect(reopened.snapshot()).toEqual(table.snapshot());
    expect(reopened.snapshot()).toMatchObject({ version: 2, summary: { a: "1", b: "2" } });
    expect(await lineNumbersOf(reopened)).toEqual([1, 2]);
  });

  it("replaces all that it has in one commit", async () => {
    const table = await openTable(await temporaryFolder(), lineShape);
    await table.append([line(1), line(2)], { summary: { kept: "yes" } });

    await table.replace([line(3)], { summary: {} });

    expect(await lineNumbersOf(table)).toEqual([3]);
    expect(table.snapshot().summary).toEqual({ kept: "yes" });
  });

  it("keeps what two writers append at once, each having read the table before the other's commit", async () => {
    const dir = await temporaryFolder();
    const [one, other] = [await openTable(dir, lineShape), await openTable(dir, lineShape)];

    await Promise.all([
      one.append([line(1)], { summary: { one: "1" } }),
      other.append([line(2)], { summary: { other: "1" } }),
    ]);

    await one.refresh();
    expect(await lineNumbersOf(one)).toEqual([1, 2]);
    expect(one.snapshot()).toMatchObject({ version: 2, summary: { one: "1", other: "1" } });
  });

  it("refuses a commit whose summary key another writer has set meanwhile", async () => {
    const dir = await temporaryFolder();
    const [one, other] = [await openTable(dir, lineShape), await openTable(dir, lineShape)];
    await one.append([line(1)], { summary: { offset: "1" } });

    const second = other.append([line(1)], { summary: { offset: "1" } });

    await expect(second).rejects.toMatchObject({ code: "SNAPSHOT_CONFLICT" });
    expect(other.snapshot()).toEqual(one.snapshot());
    expect(await lineNumbersOf(other)).toEqual([1]);
  });

  it("shows nothing of a commit that died between its data and its metadata, and sweeps what it left", async () => {
    const dir = await temporaryFolder();
    await (await openTable(dir, lineShape)).append([line(1)], { summary: {} });
    const dying = { ...diskFiles, claim: () => Promise.reject(new Error("killed")) };
    const table = await openTable(dir, lineShape, { files: dying });
    await expect(table.append([line(2)], { summary: {} })).rejects.toThrow("killed");

    const reopened = await openTable(dir, lineShape);
    expect(await lineNumbersOf(reopened)).toEqual([1]);
    expect(await parquetCount(dir)).toBe(2);

    const removed = await sweepOrphans(dir, { beforeMs: Infinity, files: diskFiles });
    expect(removed.filter((path) => path.endsWith(".parquet"))).toHaveLength(1);
    expect(await parquetCount(dir)).toBe(1);
    expect(await lineNumbersOf(await openTable(dir, lineShape))).toEqual([1]);
  });

  it("says which snapshot cannot be read", async () => {
    const dir = await temporaryFolder();
    await (await openTable(dir, lineShape)).append([line(1)], { summary: {} });
    const path = join(dir, "metadata", "v1.json");
    await writeFile(path, (await readFile(path, "utf8")).slice(1));

    await expect(openTable(dir, lineShape)).rejects.toMatchObject({ code: "SNAPSHOT_UNREADABLE" });
  });
});

async function parquetCount(dir: string): Promise<number> {
  const names = await readdir(join(dir, "data"), { recursive: true });
  return names.filter((name) => name.endsWith(".parquet")).length;
}
