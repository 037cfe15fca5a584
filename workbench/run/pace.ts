import type { Clock } from "#kernel/clock";
import { hourMs, secondMs } from "#kernel/units";

/** Time on the wall, and waiting until it comes. */
export type Wall = Readonly<{ clock: Clock; waitUntil: (ms: number) => Promise<void> }>;

type Arrived = Readonly<{ arrivalMs: number }>;

/** A batch is closed when it is full, or would span more than this of the arrivals' own clock. */
const batchSizeMax = 500;
const batchSpanMsMax = 6 * hourMs;

/**
 * Cuts what arrives, in order, into batches, as fast as it can be read.
 *
 * @yields A batch.
 */
export async function* atFullSpeed<A extends Arrived>(
  pieces: AsyncIterable<readonly A[]>,
): AsyncGenerator<readonly A[]> {
  let batch: A[] = [];
  for await (const piece of pieces) {
    for (const arrival of piece) {
      const sinceMs = arrival.arrivalMs - (batch[0] ?? arrival).arrivalMs;
      if (batch.length === batchSizeMax || sinceMs > batchSpanMsMax) {
        yield batch;
        batch = [];
      }
      batch.push(arrival);
    }
  }
  if (batch.length > 0) yield batch;
}

/** While nothing arrives, an empty batch tells so as often as this. */
const tickMs = secondMs;

/**
 * Releases what arrives on its own clock, `speed` times as fast as it went: never early, in batches of what is due. The
 * first arrival is due at once.
 *
 * @yields A batch, or an empty one while nothing is due.
 */
export async function* atSpeed<A extends Arrived>(
  pieces: AsyncIterable<readonly A[]>,
  { speed, wall }: Readonly<{ speed: number; wall: Wall }>,
): AsyncGenerator<readonly A[]> {
  let start: Readonly<{ wallMs: number; arrivalMs: number }> | null = null;
  let batch: A[] = [];
  for await (const piece of pieces) {
    for (const arrival of piece) {
      start ??= { wallMs: wall.clock(), arrivalMs: arrival.arrivalMs };
      const dueMs = start.wallMs + (arrival.arrivalMs - start.arrivalMs) / speed;
      while (wall.clock() < dueMs) {
        yield batch;
        batch = [];
        await wall.waitUntil(Math.min(dueMs, wall.clock() + tickMs));
      }
      if (batch.length === batchSizeMax) {
        yield batch;
        batch = [];
      }
      batch.push(arrival);
    }
  }
  if (batch.length > 0) yield batch;
}
