import { describe, expect, it } from "vitest";
import { kappa, saleLine } from "#model/omnishop";
import { nodesOf } from "#model";
import { createCodec, createSimulatedStore } from "#reference-impl";
import type { Store } from "#reference-impl";
import { createSink, diskFiles, openTable } from "#reference-impl/lake";
import type { LakeTable, TableFiles } from "#reference-impl/lake";
import { dayMs, line, lineNumbersOf, lineShape, temporaryFolder } from "./lake-fixture.ts";

const [sink] = nodesOf(kappa, "table-sink");
const codec = createCodec(saleLine);

describe("a table sink", () => {
  it("brings the table up to the stream, over all its partitions, and then has nothing to do", async () => {
    const store = createSimulatedStore();
    await write(store, { partition: 0, from: 1, to: 3 });
    await write(store, { partition: 1, from: 4, to: 5 });
    const table = await openTable(await temporaryFolder(), lineShape);
    const run = runOf(store, table);

    expect(await run.advance()).toMatchObject({ rows: 5 });
    const { rows, snapshot } = await run.advance();

    expect(rows).toBe(0);
    expect(snapshot.version).toBe(2);
    expect(await lineNumbersOf(table)).toEqual([1, 2, 3, 4, 5]);
  });

  it("carries on where the table's snapshot says, in a new process, in the midst of a stored batch", async () => {
    const store = createSimulatedStore();
    await write(store, { partition: 0, from: 1, to: 4 });
    const dir = await temporaryFolder();
    const before = await openTable(dir, lineShape);
    await before.append([line(1)], { summary: { "sink/archive-sale-lines/0/next-offset": "1" } });

    const table = await openTable(dir, lineShape);
    expect(await runOf(store, table).advance()).toMatchObject({ rows: 3 });

    expect(await lineNumbersOf(table)).toEqual([1, 2, 3, 4]);
  });

  it("refuses a log that ends before what the table has, which would take its next records for fed", async () => {
    const dir = await temporaryFolder();
    const whole = createSimulatedStore();
    await write(whole, { partition: 0, from: 1, to: 5 });
    const table = await openTable(dir, lineShape);
    await runOf(whole, table).advance();

    const shorter = createSimulatedStore();
    await write(shorter, { partition: 0, from: 1, to: 2 });
    const run = runOf(shorter, table);
    await expect(run.advance()).rejects.toMatchObject({ code: "LOG_GAP" });
    await write(shorter, { partition: 0, from: 100, to: 101 });
    await expect(run.advance()).rejects.toMatchObject({ code: "LOG_GAP" });

    expect(await lineNumbersOf(table)).toEqual([1, 2, 3, 4, 5]);
  });

  it("stops, between two stored batches, at the ends that it is given, and goes on from there", async () => {
    const store = createSimulatedStore();
    await write(store, { partition: 0, from: 1, to: 2 });
    await write(store, { partition: 1, from: 3, to: 3 });
    await write(store, { partition: 0, from: 4, to: 5 });
    const table = await openTable(await temporaryFolder(), lineShape);
    const run = runOf(store, table);

    expect(await run.advanceTo([2, 0])).toMatchObject({ rows: 2 });
    expect(await lineNumbersOf(table)).toEqual([1, 2]);
    expect(await run.advanceTo([0, 1])).toMatchObject({ rows: 1 });
    expect(await run.advanceTo([4, 1])).toMatchObject({ rows: 2 });
    expect(await lineNumbersOf(table)).toEqual([1, 2, 3, 4, 5]);
  });

  it("refuses a log that ends before what is said to be durable in it", async () => {
    const store = createSimulatedStore();
    await write(store, { partition: 0, from: 1, to: 2 });
    const table = await openTable(await temporaryFolder(), lineShape);
    await expect(runOf(store, table).advanceTo([3, 0])).rejects.toMatchObject({ code: "LOG_GAP" });
  });

  it("loses and doubles nothing when it dies at any step of a commit", async () => {
    let deadlyStep = 0;
    for (let died = true; died; ) {
      deadlyStep += 1;
      const store = createSimulatedStore();
      await write(store, { partition: 0, from: 1, to: 2 });
      const dir = await temporaryFolder();
      await runOf(store, await openTable(dir, lineShape)).advance();
      await write(store, { partition: 0, from: 3, to: 5 });

      const mortal = await openTable(dir, lineShape, { files: mortalFiles(deadlyStep) });
      died = await runOf(store, mortal)
        .advance()
        .then(
          () => false,
          () => true,
        );

      const table = await openTable(dir, lineShape, { orphanAgeMsMin: -dayMs });
      await runOf(store, table).advance();
      expect(await lineNumbersOf(table), `dead at step ${deadlyStep}`).toEqual([1, 2, 3, 4, 5]);
    }
    expect(deadlyStep).toBeGreaterThan(8);
  });

  it("reads the log again for a snapshot that was lost, and comes to the same rows", async () => {
    const store = createSimulatedStore();
    const dir = await temporaryFolder();
    const table = await openTable(dir, lineShape);
    await write(store, { partition: 0, from: 1, to: 2 });
    await runOf(store, table).advance();
    await write(store, { partition: 0, from: 3, to: 4 });
    await runOf(store, table).advance();

    await diskFiles.remove(`${dir}/metadata/v2.json`);
    const restored = await openTable(dir, lineShape);
    expect(await lineNumbersOf(restored)).toEqual([1, 2]);
    await runOf(store, restored).advance();

    expect(await lineNumbersOf(restored)).toEqual([1, 2, 3, 4]);
  });

  it("refuses to double what a second writer of the same sink has committed", async () => {
    const store = createSimulatedStore();
    await write(store, { partition: 0, from: 1, to: 2 });
    const dir = await temporaryFolder();
    const [table, stale] = [await openTable(dir, lineShape), await openTable(dir, lineShape)];
    await runOf(store, table).advance();

    await expect(runOf(store, stale).advance()).rejects.toMatchObject({ code: "SNAPSHOT_CONFLICT" });
    expect(await runOf(store, stale).advance()).toMatchObject({ rows: 0 });
    expect(await lineNumbersOf(stale)).toEqual([1, 2]);
  });
});

/** Its `advance` brings the table up to all that is in the log. */
function runOf(store: Store, table: LakeTable<typeof saleLine>) {
  if (sink === undefined) throw new Error("the topology has no table sink");
  const run = createSink({ sink, store, codec, table, partitions: 2 });
  const ends = () => [0, 1].map((partition) => store.endOffset({ stream: "sale-lines", partition }));
  return {
    advance: () => run.advance(ends()),
    advanceTo: (durableEnds: readonly number[]) => run.advance(durableEnds),
  };
}

async function write(
  store: Store,
  { partition, from, to }: Readonly<{ partition: number; from: number; to: number }>,
): Promise<void> {
  const records = Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
  const slot = { stream: "sale-lines", partition };
  const bytes = codec.encode(records);
  await store.commit({ appends: [{ slot, count: records.length, bytes }], puts: [], removes: [] });
}

/** Fails at the given operation and at all after it, as a process that has died. */
function mortalFiles(deadlyStep: number): TableFiles {
  let step = 0;
  const live = async <Result>(deed: () => Promise<Result>): Promise<Result> => {
    step += 1;
    if (step >= deadlyStep) throw new Error("killed");
    return deed();
  };
  return {
    write: (path, chunks) => live(() => diskFiles.write(path, chunks)),
    sync: (path) => live(() => diskFiles.sync(path)),
    move: (path) => live(() => diskFiles.move(path)),
    claim: (path) => live(() => diskFiles.claim(path)),
    remove: (path) => live(() => diskFiles.remove(path)),
  };
}
