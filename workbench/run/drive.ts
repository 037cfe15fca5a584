import { canonicalJson } from "#kernel/canonical-json";
import { sha256Hex } from "#kernel/hash";
import { dayMs } from "#kernel/units";
import { nodesOf } from "#model";
import type { RowAccount, Topology } from "#model";
import { openPipeline, shownBy } from "#reference-impl";
import type { Incoming, NodeCost, Pipeline, Shown } from "#reference-impl";
import { checkNeeds } from "./check-needs.ts";
import type { ViewCheck } from "./check-needs.ts";
import { foundIn } from "./found.ts";
import type { Found } from "./found.ts";
import { heardUntil } from "./heard.ts";
import type { Allowed } from "./heard.ts";
import { accountOf, reasonsOf } from "./row-account.ts";
import { Spending } from "./spending.ts";
import { sum } from "./sum.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

/** What arrives together, in order of arrival; an empty one says that time has passed. */
export type ArrivalBatch = readonly (Incoming & Readonly<{ sourceId: string }>)[];

export type Drive = Readonly<{
  folder: string;
  variant: VariantId;
  batches: Iterable<ArrivalBatch> | AsyncIterable<ArrivalBatch>;
  /** What of the batches their contracts allow: asked for once they have been read to their end, and at the look. */
  allowed: () => Allowed;
  /** The clock that tables are fed by, each as often as its sink says, given when the last batch arrived. */
  feedClock: (arrivalMs: number) => number;
  /** Whether a batch waits for the feeds that it has made due, so that the same arrivals always come to the same files. */
  feedsInStep: boolean;
  /**
   * After so many batches what is shown is held against what was heard until then; at the end where it is not given, or
   * lies in what an earlier run has done.
   */
  lookAfterBatch?: number;
  onBatch?: ((pipeline: Pipeline) => void) | undefined;
  /** Told when all has been worked off, the last batch run, and the pipeline is still open. */
  onEnd?: (pipeline: Pipeline) => void;
}>;

/** What a run came to. */
export type Driven = Readonly<{
  rows: RowAccount;
  /** Dead-lettered rows by the reason. */
  reasons: Readonly<Record<string, number>>;
  found: Found;
  /** Entries that differ from plain loops over all that was allowed, of all views: after a last batch, and at the look before it. */
  check: Readonly<{ shown: number; expected: number; differing: number; differingBeforeLastBatch: number }>;
  /** The same after a last batch, view by view. */
  views: readonly ViewCheck[];
  /** SHA-256 of all that is shown of every need and delivered by every egress, sorted. */
  digest: string;
  costs: readonly NodeCost[];
  /** What was offered, records that a contract forbids among them. */
  events: number;
  /** What it took until the last batch was worked off: user and system time of the process, and by the wall clock. */
  cpuMs: number;
  tookMs: number;
  /** Of all tables. */
  lakeBytes: number;
}>;

/**
 * Sends what arrives through a variant's pipeline over a folder, and holds what it shows of each need against plain loops
 * over the same. Where an earlier run of the same arrivals was broken off in the folder, it goes on where that was.
 */
export async function drive(options: Drive): Promise<Driven> {
  const { folder, variant, feedClock, feedsInStep } = options;
  const { implementation } = variants[variant];
  const { topology } = implementation;
  let nowMs = 0;
  const pipeline = await openPipeline({ implementation, folder, clock: () => nowMs });
  try {
    const shown = shownBy(pipeline.views, topology);
    let batchCount = 0;
    let looked: readonly ViewCheck[] | null = null;
    const spending = new Spending();
    const skip = new Map(Object.entries(pipeline.admitted()).map(([id, { values }]) => [id, values]));
    for await (const batch of options.batches) {
      nowMs = batch.at(-1)?.arrivalMs ?? nowMs;
      batchCount += 1;
      await offerNew(pipeline, batch, skip);
      // What an earlier run has offered it has worked off too, but for the end, which is worked off in its own time.
      if (sum([...skip.values()]) > 0) continue;
      await pipeline.work();
      await pipeline.tend(feedClock(nowMs));
      if (feedsInStep) await pipeline.settle();
      options.onBatch?.(pipeline);
      if (batchCount !== options.lookAfterBatch) continue;
      looked = spending.aside(() => checkNeeds(shown, heardUntil(options.allowed(), batchCount), topology));
    }
    await pipeline.runBatch();
    const spent = spending.read();
    const allowed = options.allowed();
    const beforeBatch = looked ?? checkNeeds(shown, allowed, topology);
    // The night after the last arrival: the watermark may lag behind it, held by a source that has fallen silent.
    await pipeline.runBatch(nowMs + dayMs);
    const views = checkNeeds(shown, allowed, topology);
    options.onEnd?.(pipeline);
    return {
      rows: accountOf(pipeline, topology),
      reasons: reasonsOf(pipeline, topology),
      found: foundIn(pipeline, topology, shown),
      check: {
        shown: sum(views.map((view) => view.shown)),
        expected: sum(views.map(({ expected }) => expected)),
        differing: sum(views.map(({ differing }) => differing)),
        differingBeforeLastBatch: sum(beforeBatch.map(({ differing }) => differing)),
      },
      views,
      digest: digestOf(shown, pipeline, topology),
      costs: pipeline.costs(),
      events: sum(Object.values(pipeline.admitted()).map(({ values }) => values)),
      ...spent,
      lakeBytes: sum(Object.values(pipeline.tables()).map(({ bytes }) => bytes)),
    };
  } finally {
    await pipeline.close();
  }
}

/** Offers what an earlier run has not offered; `skip` counts down, by source, how many values that was. */
async function offerNew(pipeline: Pipeline, batch: ArrivalBatch, skip: Map<string, number>): Promise<void> {
  const fresh = Array.from(
    Map.groupBy(batch, (arrival) => arrival.sourceId),
    ([sourceId, own]) => {
      const skipped = Math.min(skip.get(sourceId) ?? 0, own.length);
      skip.set(sourceId, (skip.get(sourceId) ?? 0) - skipped);
      return [sourceId, own.slice(skipped)] as const;
    },
  );
  await pipeline.offerAll(fresh.filter(([, own]) => own.length > 0));
}

function digestOf(shown: Shown, pipeline: Pipeline, topology: Topology): string {
  const entries = [
    ...shown.productHours(),
    ...shown.alerts(),
    ...shown.stockLevels(),
    ...shown.outcomes(),
    ...shown.mentions(),
    ...shown.customerDays(),
    ...shown.profiles(),
    ...shown.sessions(),
    ...nodesOf(topology, "egress").flatMap(({ id }) => pipeline.effects(id)),
  ];
  return sha256Hex(
    entries
      .map((entry) => canonicalJson(entry))
      .toSorted()
      .join("\n"),
  );
}
