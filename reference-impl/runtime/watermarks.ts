import type { PlannedProcessor, RunPlan } from "./plan.ts";

/** What the watermarks are made from, as it is stored. */
export type WatermarkState = Readonly<{
  /** The newest event time of each source partition, by {@link slotName}. */
  eventMsMax: Readonly<Record<string, number>>;
  /** The watermark of each processor that has one. */
  processorMs: Readonly<Record<string, number>>;
}>;

/** The name of one partition of one stream, as a key. */
export function slotName({ stream, partition }: Readonly<{ stream: string; partition: number }>): string {
  return `${stream}/${partition}`;
}

/**
 * How far event time has come. A source partition has come to its newest event time less its stream's out-of-orderness;
 * a processor to the least of its inputs, and never back; a stream that processors write to the least of them.
 *
 * A partition, or a stream, of which nothing was ever read holds nobody up: it is idle.
 */
export class Watermarks {
  readonly #plan: RunPlan;
  readonly #eventMsMax = new Map<string, number>();
  readonly #processorMs = new Map<string, number>();

  constructor(plan: RunPlan, stored: WatermarkState | null) {
    this.#plan = plan;
    if (stored === null) return;
    for (const [slot, ms] of Object.entries(stored.eventMsMax)) this.#eventMsMax.set(slot, ms);
    for (const [id, ms] of Object.entries(stored.processorMs)) this.#processorMs.set(id, ms);
  }

  /** Takes note of the newest event time of a batch of a source partition. */
  observe(slot: Readonly<{ stream: string; partition: number }>, eventMs: number): void {
    const name = slotName(slot);
    this.#eventMsMax.set(name, Math.max(eventMs, this.#eventMsMax.get(name) ?? -Infinity));
  }

  /** Moves a processor's watermark on to where its inputs have come, and gives it. */
  advance(processor: PlannedProcessor): number {
    let leastMs = Infinity;
    for (const { stream } of processor.ports) {
      const ms = this.ofStream(stream);
      if (ms !== -Infinity) leastMs = Math.min(leastMs, ms);
    }
    const before = this.ofProcessor(processor.id);
    if (leastMs === Infinity || leastMs <= before) return before;
    this.#processorMs.set(processor.id, leastMs);
    return leastMs;
  }

  /** -Infinity before the first record. */
  ofProcessor(id: string): number {
    return this.#processorMs.get(id) ?? -Infinity;
  }

  /** The watermark of a stream or a view; -Infinity before the first record. */
  ofStream(id: string): number {
    const source = this.#plan.sources.find(({ stream }) => stream === id);
    let leastMs = Infinity;
    if (source) {
      for (let partition = 0; partition < this.#plan.partitions; partition++) {
        const ms = this.#eventMsMax.get(slotName({ stream: id, partition }));
        if (ms !== undefined) leastMs = Math.min(leastMs, ms - source.outOfOrdernessMs);
      }
    } else {
      for (const { id: processor, outputs } of this.#plan.processors) {
        const ms = this.ofProcessor(processor);
        if (ms !== -Infinity && outputs.some(({ node }) => node === id)) leastMs = Math.min(leastMs, ms);
      }
    }
    return leastMs === Infinity ? -Infinity : leastMs;
  }

  /** The least of all processors that have one; -Infinity before the first record. */
  leastMs(): number {
    return this.#processorMs.size === 0 ? -Infinity : Math.min(...this.#processorMs.values());
  }

  store(): WatermarkState {
    return {
      eventMsMax: Object.fromEntries(this.#eventMsMax),
      processorMs: Object.fromEntries(this.#processorMs),
    };
  }
}
