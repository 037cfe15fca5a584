import { invariant } from "#kernel/invariant";
import type { Egress } from "#model";
import { createCodec } from "../codec/codec.ts";
import type { Slot, Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import type { AnyRecord } from "../runtime/bind.ts";
import { keyOf } from "../runtime/record-key.ts";
import type { Effect, Receiver } from "./effect.ts";

/** An egress at work. */
export interface EgressRun {
  /**
   * Hands over what its stream has held since the last call, once no power cut can take it from there; what comes
   * meanwhile is for the next.
   *
   * @returns How many effects were handed over.
   * @throws {ReferenceError} `EFFECT_NOT_TAKEN` where the receiver refused; calling again begins with the same effects.
   */
  advance(): Promise<number>;
}

export type EgressOptions = Readonly<{
  egress: Egress;
  store: Store;
  receiver: Receiver;
  /** Of the stream, in this log; 1 unless given. */
  partitions?: number;
}>;

/**
 * Runs an egress: it reads the committed stream from an offset of its own, which moves after the receiver has taken what
 * was there. A crash between the two hands the same effects over again under the same keys: at least once, and once for
 * a receiver that knows a key again. What a replay of another version makes is in no stream that an egress reads.
 */
export function createEgress(options: EgressOptions): EgressRun {
  const { egress, store, receiver, partitions = 1 } = options;
  const codec = createCodec(egress.from.contract);
  return {
    async advance() {
      let takenCount = 0;
      for (let partition = 0; partition < partitions; partition++) {
        const slot = { stream: egress.from.id, partition };
        const key = `egress/${egress.id}/${partition}`;
        let nextOffset = readOffset(store.get(key));
        const end = await store.durableEndOffset(slot);
        for (const batch of store.batches(slot, nextOffset)) {
          if (batch.firstOffset >= end) break;
          // The offset was committed at the end of a batch, and batches are whole.
          invariant(batch.firstOffset === nextOffset, `${egress.id} reads ${slot.stream} without a gap`);
          const effects = codec
            .decode(batch.bytes)
            .map((record, index) => effectOf(record, { egress, slot, offset: batch.firstOffset + index }));
          await handOver(effects, { egress, receiver });
          nextOffset += batch.count;
          await store.commit({ appends: [], puts: [{ key, bytes: writeOffset(nextOffset) }], removes: [] });
          takenCount += effects.length;
        }
      }
      return takenCount;
    },
  };
}

function effectOf(
  record: AnyRecord,
  { egress, slot, offset }: Readonly<{ egress: Egress; slot: Slot; offset: number }>,
): Effect {
  const { identity } = egress.from.contract;
  const named = identity === null ? null : keyOf(record, identity);
  const idempotencyKey = named ?? `${slot.stream}/${slot.partition}/${offset}`;
  return { egressId: egress.id, channel: egress.channel, idempotencyKey, record };
}

async function handOver(
  effects: readonly Effect[],
  { egress, receiver }: Pick<EgressOptions, "egress" | "receiver">,
): Promise<void> {
  try {
    await receiver.take(effects);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReferenceError(
      "EFFECT_NOT_TAKEN",
      `${egress.id}: its receiver did not take ${effects.length} effects: ${reason}; mend the receiver and advance ` +
        `again, they come again under the same keys`,
      { cause },
    );
  }
}

function writeOffset(offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, offset);
  return new Uint8Array(view.buffer);
}

function readOffset(bytes: Uint8Array | null): number {
  if (bytes === null) return 0;
  const offset = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getFloat64(0);
  invariant(Number.isSafeInteger(offset) && offset >= 0, `an egress's offset is a whole number: ${offset}`);
  return offset;
}
