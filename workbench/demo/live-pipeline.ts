import { openPipeline, shownBy, serve } from "#reference-impl";
import type { ProductHour } from "#reference-impl";
import type { PipelineReading } from "#report";
import { accountOf } from "../run/row-account.ts";
import { variants } from "../run/variants.ts";
import type { VariantId } from "../run/variants.ts";
import { BatchClock, hasBatch, scaledToSeconds } from "./batch-clock.ts";
import { createDeadLetterReader } from "./dead-letters.ts";
import { Freshness } from "./freshness.ts";
import type { Arrivals } from "./freshness.ts";
import { createNodeReader } from "./node-readings.ts";
import { wallMs } from "./wall-clock.ts";
import { WorkDesk } from "./work-desk.ts";
import type { Sent, WorkedOff } from "./work-desk.ts";

/** A variant's pipeline at work, with its endpoints, and with what it tells of itself. */
export type LivePipeline = Readonly<{
  /** Where its endpoints answer. */
  url: string;
  take(sent: readonly Sent[]): void;
  /** Resolves once all that was taken before is worked off, with what is then shown of products and hours. */
  shown(): Promise<readonly ProductHour[]>;
  setBatchPaused(paused: boolean): void;
  workedOff(): WorkedOff;
  read(): PipelineReading;
  close(): Promise<void>;
}>;

export type LivePipelineOptions = Readonly<{
  variant: VariantId;
  folder: string;
  batchEveryMs: number;
  /** Of receipts that came before this process began. */
  arrivals: Arrivals;
  /** The pipeline is of no more use then. */
  onFailure: (cause: unknown) => void;
}>;

const probeEveryMs = 100;

/** Opens a variant's pipeline and its endpoints, and works off what comes, measuring all the while. */
export async function openLivePipeline(options: LivePipelineOptions): Promise<LivePipeline> {
  const { variant, folder, batchEveryMs, onFailure } = options;
  const { implementation } = variants[variant];
  const topology = scaledToSeconds(implementation.topology, batchEveryMs);
  const runnable = { ...implementation, topology };
  const pipeline = await openPipeline({ implementation: runnable, folder, clock: wallMs });
  await pipeline.work();
  const views = { ...pipeline.views, nowMs: () => pipeline.watermarkMs() };
  const served = await serve({ implementation: runnable, views, port: 0 });
  const batch = new BatchClock({ pipeline, topology, everyMs: batchEveryMs, onFailure });
  const freshness = new Freshness(pipeline, variant);
  freshness.followLog(options.arrivals);
  let rows = accountOf(pipeline, topology);
  const onShown = (taken: readonly Sent[], shownMs: number): void => {
    freshness.followLog(arrivalsOf(taken));
    for (const { saleId, arrivalMs } of taken) {
      if (saleId !== null) freshness.sawShown(shownMs, Math.max(0, shownMs - arrivalMs));
    }
    rows = accountOf(pipeline, topology);
  };
  const desk = new WorkDesk({ pipeline, onShown, onFailure });
  const readNodes = createNodeReader(pipeline, topology);
  const readDeadLetters = createDeadLetterReader(pipeline, topology);
  // What lies in the process's inbox has arrived too: it is taken in before the clocks are read.
  const probe = setInterval(
    () => setImmediate(() => freshness.read(wallMs(), desk.oldestSaleMs())),
    probeEveryMs,
  );
  return {
    url: served.url,
    take: (sent) => desk.take(sent),
    shown: () => desk.whenWorkedOff(() => shownBy(pipeline.views, implementation.topology).productHours()),
    setBatchPaused: (paused) => {
      if (hasBatch(topology)) batch.setPaused(paused);
    },
    workedOff: () => desk.workedOff(),
    read: () => {
      const nowMs = wallMs();
      return {
        rows,
        latency: desk.latency(nowMs),
        waiting: desk.waiting(nowMs),
        clocks: freshness.read(nowMs, desk.oldestSaleMs()),
        nodes: readNodes(batch.read(), nowMs),
        deadLetters: readDeadLetters(),
        batchPaused: batch.paused,
      };
    },
    close: async () => {
      clearInterval(probe);
      await served.close();
      await desk.close();
      await batch.stop();
      await pipeline.close();
    },
  };
}

function arrivalsOf(taken: readonly Sent[]): Arrivals {
  return new Map(taken.flatMap(({ saleId, arrivalMs }) => (saleId === null ? [] : [[saleId, arrivalMs]])));
}
