import type { Incoming, Pipeline } from "#reference-impl";
import type { LatencyReading, PipelineReading } from "#report";
import { RecentValues } from "./recent-values.ts";
import { wallMs } from "./wall-clock.ts";

/** A value as it arrived, and at which source; `saleId` where it is a receipt that its contract allows. */
export type Sent = Incoming & Readonly<{ sourceId: string; saleId: string | null }>;

/** How many values of each source have been worked off, so that the views show them. */
export type WorkedOff = Readonly<Record<string, number>>;

type WorkDeskOptions = Readonly<{
  pipeline: Pipeline;
  /** Called each time that all that was taken has been worked off. */
  onShown: (taken: readonly Sent[], shownMs: number) => void;
  /** The pipeline is of no more use then. */
  onFailure: (cause: unknown) => void;
}>;

/** So many values at most are offered at once; whoever waits longer is later, and counts as such. */
const offeredMax = 4_096;
const latencyWindowMs = 10_000;

/**
 * Where what arrives waits its turn. It is worked off as soon as what came before is, in the order of its coming, and
 * its latency counts from its arrival: a stall cannot hide.
 */
export class WorkDesk {
  readonly #options: WorkDeskOptions;
  readonly #latencies = new RecentValues(latencyWindowMs);
  readonly #queue: (Sent | (() => void))[] = [];
  #inHand: readonly Sent[] = [];
  #workedOff: WorkedOff;
  #isWorking = false;
  #working: Promise<void> = Promise.resolve();

  constructor(options: WorkDeskOptions) {
    this.#options = options;
    this.#workedOff = countsOf(options.pipeline);
  }

  take(sent: readonly Sent[]): void {
    this.#queue.push(...sent);
    this.#start();
  }

  /** Resolves with what `look` sees once all that was taken before is worked off, and nothing that is taken later. */
  async whenWorkedOff<Seen>(look: () => Seen): Promise<Seen> {
    return new Promise((resolve) => {
      this.#queue.push(() => resolve(look()));
      this.#start();
    });
  }

  workedOff(): WorkedOff {
    return this.#workedOff;
  }

  /** What has arrived and is not shown yet. */
  waiting(nowMs: number): PipelineReading["waiting"] {
    const oldestMs = this.oldestMs();
    return {
      count: this.#inHand.length + this.#queue.filter((item) => typeof item !== "function").length,
      oldestMs: oldestMs === null ? 0 : Math.max(0, nowMs - oldestMs),
    };
  }

  /** When the oldest of what is not shown yet arrived; null where all is shown. */
  oldestMs(): number | null {
    const next = this.#inHand[0] ?? this.#queue.find((item) => typeof item !== "function");
    return next === undefined || typeof next === "function" ? null : next.arrivalMs;
  }

  /** The same of receipts alone. */
  oldestSaleMs(): number | null {
    return (this.#inHand.find(isSale) ?? this.#queue.find(isSale))?.arrivalMs ?? null;
  }

  latency(nowMs: number): LatencyReading | null {
    const recent = this.#latencies.quantiles(nowMs);
    if (recent === null) return null;
    return {
      sampleCount: recent.count,
      msP50: recent.of(0.5),
      msP99: recent.of(0.99),
      windowMs: latencyWindowMs,
    };
  }

  /** Resolves once all that was taken has been worked off. */
  async close(): Promise<void> {
    await this.#working;
  }

  #start(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#working = this.#workOff().catch(this.#options.onFailure);
  }

  async #workOff(): Promise<void> {
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (typeof next === "function") {
        this.#queue.shift();
        next();
      } else {
        this.#inHand = this.#takeNext();
        await this.#show(this.#inHand);
        this.#inHand = [];
      }
    }
    this.#isWorking = false;
  }

  #takeNext(): readonly Sent[] {
    const mark = this.#queue.findIndex((item) => typeof item === "function");
    const end = Math.min(mark === -1 ? this.#queue.length : mark, offeredMax);
    return this.#queue.splice(0, end).filter((item) => typeof item !== "function");
  }

  async #show(taken: readonly Sent[]): Promise<void> {
    const { pipeline, onShown } = this.#options;
    // Together, they wait for the disk once.
    await pipeline.offerAll(Map.groupBy(taken, ({ sourceId }) => sourceId));
    await pipeline.work();
    const shownMs = wallMs();
    for (const { arrivalMs } of taken) this.#latencies.add(shownMs, Math.max(0, shownMs - arrivalMs));
    this.#workedOff = countsOf(pipeline);
    onShown(taken, shownMs);
  }
}

function countsOf(pipeline: Pipeline): WorkedOff {
  return Object.fromEntries(Object.entries(pipeline.admitted()).map(([id, { values }]) => [id, values]));
}

function isSale(item: Sent | (() => void)): item is Sent {
  return typeof item !== "function" && item.saleId !== null;
}
