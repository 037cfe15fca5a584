import { invariant } from "#kernel/invariant";
import { createCodec } from "../codec/codec.ts";
import type { RecordCodec } from "../codec/record-codec.ts";
import type { Slot, Store } from "../log/store.ts";
import type { AnyRecord } from "./bind.ts";
import type { SlotRecords, Stopwatch } from "./engine.ts";
import { startCost } from "./node-cost.ts";
import type { RunningCost } from "./node-cost.ts";
import type { RunPlan } from "./plan.ts";
import type { InputRange } from "./run-records.ts";
import { slotName } from "./watermarks.ts";

/** What a round reads: the records, and the offsets that they had. */
export type RoundInput = Readonly<{ records: readonly SlotRecords[]; ranges: readonly InputRange[] }>;

/** Reads the source streams of a plan, whole batches at a time. */
export class SourceReader {
  readonly #store: Store;
  readonly #nowNs: Stopwatch;
  readonly #codecs: ReadonlyMap<string, RecordCodec>;
  readonly #slots: readonly Slot[];
  readonly costs: readonly RunningCost[];

  constructor({ store, plan, nowNs }: Readonly<{ store: Store; plan: RunPlan; nowNs: Stopwatch }>) {
    this.#store = store;
    this.#nowNs = nowNs;
    this.#codecs = new Map(plan.sources.map(({ stream, contract }) => [stream, createCodec(contract)]));
    this.costs = plan.sources.map(({ stream }) => startCost(stream));
    this.#slots = plan.sources.flatMap(({ stream }) =>
      Array.from({ length: plan.partitions }, (_, partition) => ({ stream, partition })),
    );
  }

  /**
   * Reads on from `offsets`, about `recordsMax` records over all slots: each slot has an equal share and gives at least
   * one batch, if it has one.
   */
  read(offsets: Readonly<Record<string, number>>, recordsMax: number): RoundInput {
    const share = Math.max(1, Math.ceil(recordsMax / this.#slots.length));
    const ranges = this.#slots.flatMap((slot): readonly InputRange[] => {
      const from = offsets[slotName(slot)] ?? 0;
      const end = this.#store.endOffset(slot);
      return end > from ? [{ ...slot, from, to: Math.min(end, from + share) }] : [];
    });
    return this.readRanges(ranges);
  }

  /** Reads given ranges; one that ends amid a batch is read to the batch's end, which the answer's range tells. */
  readRanges(ranges: readonly InputRange[]): RoundInput {
    const read = ranges.map((range) => this.#readRange(range));
    return {
      records: read.map(({ records, range }) => ({ slot: range, records })),
      ranges: read.map(({ range }) => range),
    };
  }

  #readRange(range: InputRange): Readonly<{ records: readonly AnyRecord[]; range: InputRange }> {
    const startNs = this.#nowNs();
    const codec = this.#codecs.get(range.stream);
    const cost = this.costs.find(({ node }) => node === range.stream);
    invariant(codec !== undefined && cost !== undefined, "only source streams are read");
    const { stream, partition, from } = range;
    const parts: (readonly AnyRecord[])[] = [];
    let to = from;
    for (const batch of this.#store.batches({ stream, partition }, from)) {
      invariant(
        batch.firstOffset === to,
        `a batch begins where the one before ends: ${batch.firstOffset} after ${to}`,
      );
      const records = codec.decode(batch.bytes);
      invariant(
        records.length === batch.count,
        `a batch holds what it says: ${records.length} of ${batch.count}`,
      );
      parts.push(records);
      to += batch.count;
      cost.bytes += batch.bytes.length;
      cost.batches++;
      if (to >= range.to) break;
    }
    const [only] = parts;
    const records = only && parts.length === 1 ? only : parts.flat();
    cost.events += records.length;
    cost.busyNs += this.#nowNs() - startNs;
    return { records, range: { stream, partition, from, to } };
  }
}
