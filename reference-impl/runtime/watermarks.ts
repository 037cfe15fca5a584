import type { PlannedProcessor, RunPlan } from "./plan.ts";

/** What the watermarks are made from, as it is stored. */
export type WatermarkState = Readonly<{
  /** The newest event time of each source partition, by {@link slotName}. */
  eventMsMax: Readonly<Record<string, number>>;
  /** The watermark of each processor that has one. */
  processorMs: Readonly<Record<string, number>>;
  /** The source partitions that hold nobody up until they give something again. */
  idle: readonly string[];
}>;

/** The name of one partition of one stream, as a key. */
export function slotName({ stream, partition }: Readonly<{ stream: string; partition: number }>): string {
  return `${stream}/${partition}`;
}

/**
 * How far event time has come. A source partition has come to its newest event time less its stream's out-of-orderness;
 * a processor to the least of its inputs, and never back; a stream that processors write to the least of them.
 *
 * A partition of which nothing was ever read holds nobody up, nor does one that was said to be idle, until it gives
 * something again. A stream is idle when all its partitions are, a processor when all its inputs are.
 */
export class Watermarks {
  readonly #plan: RunPlan;
  readonly #eventMsMax = new Map<string, number>();
  readonly #processorMs = new Map<string, number>();
  readonly #idle = new Set<string>();

  constructor(plan: RunPlan, stored: WatermarkState | null) {
    this.#plan = plan;
    if (stored === null) return;
    for (const [slot, ms] of Object.entries(stored.eventMsMax)) this.#eventMsMax.set(slot, ms);
    for (const [id, ms] of Object.entries(stored.processorMs)) this.#processorMs.set(id, ms);
    for (const slot of stored.idle) this.#idle.add(slot);
  }

  /** Lets the others go on without a source partition, by {@link slotName}, until something of it is observed. */
  leaveOut(slot: string): void {
    this.#idle.add(slot);
  }

  /** Takes note of the newest event time of a batch of a source partition. */
  observe(slot: Readonly<{ stream: string; partition: number }>, eventMs: number): void {
    const name = slotName(slot);
    this.#idle.delete(name);
    this.#eventMsMax.set(name, Math.max(eventMs, this.#eventMsMax.get(name) ?? -Infinity));
  }

  /** Moves a processor's watermark on to where its inputs have come, and gives it. */
  advance(processor: PlannedProcessor): number {
    const leastMs = this.#leastOf(processor.ports.map(({ stream }) => stream));
    const before = this.ofProcessor(processor.id);
    if (leastMs === Infinity || leastMs <= before) return before;
    this.#processorMs.set(processor.id, leastMs);
    return leastMs;
  }

  /** -Infinity before the first record. */
  ofProcessor(id: string): number {
    return this.#processorMs.get(id) ?? -Infinity;
  }

  /** The watermark of a stream or a view, idle or not; -Infinity before the first record. */
  ofStream(id: string): number {
    const liveMs = this.#ofLive(id);
    if (liveMs !== Infinity) return liveMs;
    const lastMs = this.#comeTo(id, () => true);
    return lastMs === Infinity ? -Infinity : lastMs;
  }

  /** The least of all processors that have one and are not idle; of all that have one where all are. -Infinity before. */
  leastMs(): number {
    const live = this.#plan.processors.filter((processor) => this.#isLive(processor));
    const liveMs = live.map(({ id }) => this.ofProcessor(id)).filter((ms) => ms !== -Infinity);
    const all = liveMs.length > 0 ? liveMs : [...this.#processorMs.values()];
    return all.length === 0 ? -Infinity : Math.min(...all);
  }

  store(): WatermarkState {
    return {
      eventMsMax: Object.fromEntries(this.#eventMsMax),
      processorMs: Object.fromEntries(this.#processorMs),
      idle: [...this.#idle].toSorted(),
    };
  }

  #isLive({ ports }: PlannedProcessor): boolean {
    return this.#leastOf(ports.map(({ stream }) => stream)) !== Infinity;
  }

  /** The least of streams that are not idle; Infinity where all are. */
  #leastOf(streams: readonly string[]): number {
    return Math.min(...streams.map((stream) => this.#ofLive(stream)));
  }

  #ofLive(id: string): number {
    return this.#comeTo(id, (slot) => !this.#idle.has(slot));
  }

  /** How far a stream has come by the source partitions that `counts`; Infinity where there is none of them. */
  #comeTo(id: string, counts: (slot: string) => boolean): number {
    const source = this.#plan.sources.find(({ stream }) => stream === id);
    let leastMs = Infinity;
    if (source) {
      for (let partition = 0; partition < this.#plan.partitions; partition++) {
        const slot = slotName({ stream: id, partition });
        const ms = this.#eventMsMax.get(slot);
        if (ms !== undefined && counts(slot)) leastMs = Math.min(leastMs, ms - source.outOfOrdernessMs);
      }
      return leastMs;
    }
    for (const { id: processor, ports, outputs } of this.#plan.processors) {
      const ms = this.ofProcessor(processor);
      if (ms === -Infinity || !outputs.some(({ node }) => node === id)) continue;
      const hasInput = ports.some(({ stream }) => this.#comeTo(stream, counts) !== Infinity);
      if (hasInput) leastMs = Math.min(leastMs, ms);
    }
    return leastMs;
  }
}
