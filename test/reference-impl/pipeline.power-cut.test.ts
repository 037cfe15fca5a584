import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kappa, saleLine } from "#model/omnishop";
import { createCodec, createSimulatedStore } from "#reference-impl";
import type { Store } from "#reference-impl";
import { openTopologyLake } from "../../reference-impl/pipeline/topology-lake.ts";
import type { TopologyLake } from "../../reference-impl/pipeline/topology-lake.ts";
import { line, temporaryFolder } from "./lake-fixture.ts";

const tableId = "sale-lines-table";
const slot = { stream: "sale-lines", partition: 0 };
const codec = createCodec(saleLine);

// What happens until the power is cut: a commit is begun, the disk gets on by one commit, a feed is begun, feeds end.
const happenings = fc.array(fc.constantFrom("commit", "sync", "feed", "wait"), { maxLength: 10 });

describe("the lake after a power cut", () => {
  it("has no row that the log has lost, whatever the moment, and goes on to have what the log has", async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (history) => {
        const folder = await temporaryFolder();
        const disk = slowDisk();
        const store = createSimulatedStore({ sync: disk.sync });
        const lake = await openTopologyLake({ topology: kappa, folder, store });
        const begun: Promise<unknown>[] = [];
        let lineCount = 0;
        for (const happening of history) {
          if (happening === "commit") begun.push(commitLine(store, (lineCount += 1)));
          if (happening === "sync") await disk.syncNext();
          if (happening === "feed") begun.push(feed(lake, store));
          if (happening === "wait") await endOfFeeds(lake);
        }
        await lake.close();
        const rebooted = store.crash();
        disk.replace();
        await Promise.allSettled(begun);

        const reopened = await openTopologyLake({ topology: kappa, folder, store: rebooted });
        const fedCount = reopened.sizes()[tableId]?.rows;
        expect(await linesIn(reopened)).toEqual(linesOf(rebooted).slice(0, fedCount));
        await commitLine(rebooted, 1000);
        await feed(reopened, rebooted);
        expect(await linesIn(reopened)).toEqual(linesOf(rebooted));
        await reopened.close();
      }),
      {
        numRuns: 25,
        examples: [
          // A feed is asked for before the disk has what the log shows; then, while it reads, more is committed.
          [["commit", "feed", "wait"]],
          [["commit", "sync", "feed", "commit", "wait"]],
        ],
      },
    );
  });
});

/** A disk that makes one commit durable each time it is told to; another one, at once, after the cut. */
function slowDisk() {
  const waiting: (() => void)[] = [];
  let isSlow = true;
  return {
    sync: async () => {
      if (isSlow) await new Promise<void>((resolve) => void waiting.push(resolve));
    },
    syncNext: async () => {
      await allThatCan();
      waiting.shift()?.();
    },
    replace: () => {
      isSlow = false;
      for (const resolve of waiting) resolve();
    },
  };
}

async function feed(lake: TopologyLake, store: Store): Promise<number> {
  return lake.feed(tableId, await store.durableEndOffset(slot));
}

/** Lets everything come as far as it can without the disk. */
async function allThatCan(): Promise<void> {
  await new Promise(setImmediate);
}

/** Waits for the feeds that have begun: another question has its turn after theirs. */
async function endOfFeeds(lake: TopologyLake): Promise<void> {
  await allThatCan();
  await lake.rows("SELECT 1");
}

async function commitLine(store: Store, lineNumber: number): Promise<void> {
  const bytes = codec.encode([line(lineNumber)]);
  await store.commit({ appends: [{ slot, count: 1, bytes }], puts: [], removes: [] });
}

function linesOf(store: Store): readonly number[] {
  return Array.from(store.batches(slot, 0), ({ bytes }) => codec.decode(bytes)).flatMap((records) =>
    records.map(({ lineNumber }) => lineNumber),
  );
}

async function linesIn(lake: TopologyLake): Promise<readonly number[]> {
  const rows = await lake.rows(
    `SELECT "lineNumber" AS n FROM ${await lake.relation(tableId)} ORDER BY "lineNumber"`,
  );
  return rows.map(({ ["n"]: n }) => Number(n));
}
