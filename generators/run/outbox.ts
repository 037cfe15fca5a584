import { BinaryHeap } from "#kernel/binary-heap";
import type { Arrival, SourceId } from "../arrival.ts";

/**
 * Keeps what is under way in buckets by time of arrival, and gives them out in order. Filling a bucket and sorting it once is
 * cheaper than a heap of single arrivals.
 */
export class Outbox {
  readonly #spanMs: number;
  readonly #wanted: ReadonlySet<SourceId>;
  readonly #buckets = new Map<number, Arrival[]>();
  readonly #order = new BinaryHeap<number>();
  readonly #brokenBySource: Record<string, Record<string, number>> = {};
  #last: Readonly<{ index: number; bucket: Arrival[] }> = { index: Number.NaN, bucket: [] };
  #postedCount = 0;

  constructor(options: Readonly<{ spanMs: number; wanted: ReadonlySet<SourceId> }>) {
    this.#spanMs = options.spanMs;
    this.#wanted = options.wanted;
  }

  /** How many arrivals were posted, those still under way included. */
  get postedCount(): number {
    return this.#postedCount;
  }

  /** How many broken records were posted, by source and reason. */
  get brokenBySource(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    return this.#brokenBySource;
  }

  /** When the first bucket is complete at the latest; Infinity where nothing is under way. */
  get firstEndMs(): number {
    return (this.#order.minKey + 1) * this.#spanMs;
  }

  wants(sourceId: SourceId): boolean {
    return this.#wanted.has(sourceId);
  }

  /** Sends on its way what a wanted source sends; drops the rest. */
  post(arrival: Arrival): void {
    const { sourceId, fault, arrivalMs } = arrival;
    if (!this.#wanted.has(sourceId)) return;
    this.#postedCount += 1;
    if (fault !== null) {
      const counts = (this.#brokenBySource[sourceId] ??= {});
      counts[fault] = (counts[fault] ?? 0) + 1;
    }
    this.#bucketOf(Math.floor(arrivalMs / this.#spanMs)).push(arrival);
  }

  /** Takes the first bucket, in order of arrival. */
  take(): readonly Arrival[] {
    const index = this.#order.pop();
    if (index === undefined) return [];
    const bucket = this.#buckets.get(index) ?? [];
    this.#buckets.delete(index);
    if (this.#last.index === index) this.#last = { index: Number.NaN, bucket: [] };
    return bucket.toSorted((one, other) => one.arrivalMs - other.arrivalMs);
  }

  #bucketOf(index: number): Arrival[] {
    if (this.#last.index === index) return this.#last.bucket;
    let bucket = this.#buckets.get(index);
    if (bucket === undefined) {
      bucket = [];
      this.#buckets.set(index, bucket);
      this.#order.push(index, index);
    }
    this.#last = { index, bucket };
    return bucket;
  }
}
