import { BinaryHeap } from "#kernel/binary-heap";
import { exponential } from "#kernel/distributions";
import { createRandom } from "#kernel/random";
import { minuteMs } from "#kernel/units";
import type { Sale } from "./receipt.ts";
import { Sender } from "./sender.ts";
import type { Arrival, Planted, Waiting } from "./sender.ts";
import { ordinaryTraps } from "./traps.ts";
import type { Traps } from "./traps.ts";
import type { World } from "./world.ts";

/** What was planted, so that what is found can be judged. `brokenByReason` counts by the reason that must be given. */
export type Truth = Readonly<Planted> &
  Readonly<{
    /** Every record that the contract allows, in order of arrival, copies included. */
    allowed: readonly Sale[];
  }>;

export type SalesOptions = Readonly<{
  world: World;
  seed: string;
  /** How many occasions to make; bursts, refunds and retries come on top. */
  receipts: number;
  startMs: number;
  /** A function is asked before each occasion, so that whoever reads the batches as they come can change the rate. */
  ratePerSecond: number | (() => number);
  traps?: Traps;
  /** A batch ends before it would span more than this; 10 minutes unless given. */
  batchSpanMs?: number;
}>;

export type GeneratedSales = Readonly<{
  /** Batches in order of arrival; read once. */
  batches: Iterable<readonly Arrival[]>;
  /** Complete once `batches` has been read to its end. */
  truth(): Truth;
}>;

/** A batch is closed when it is full, or when it would span more than this: a door does not wait for ever. */
const batchSize = 500;
const batchSpanMsMax = 10 * minuteMs;

/** Receipts of a world, seeded, with the traps that real sources have. The same options give the same bytes. */
export function generateSales(options: SalesOptions): GeneratedSales {
  const waiting = new BinaryHeap<Waiting>();
  const { world, seed, traps = ordinaryTraps } = options;
  const sender = new Sender({ world, traps, seed, waiting });
  const allowed: Sale[] = [];
  return {
    batches: arrivals(options, { sender, waiting, allowed }),
    truth: () => ({ ...sender.planted, allowed }),
  };
}

type Post = Readonly<{ sender: Sender; waiting: BinaryHeap<Waiting>; allowed: Sale[] }>;

function* arrivals(options: SalesOptions, { sender, waiting, allowed }: Post): Generator<readonly Arrival[]> {
  const { ratePerSecond, batchSpanMs = batchSpanMsMax } = options;
  const rate = typeof ratePerSecond === "number" ? () => ratePerSecond : ratePerSecond;
  const clock = createRandom(options.seed).split("clock");
  let batch: Arrival[] = [];
  let nowMs = options.startMs;
  for (let made = 0; made < options.receipts || waiting.size > 0; ) {
    if (made < options.receipts && nowMs <= waiting.minKey) {
      sender.send({ atMs: Math.floor(nowMs), index: made });
      made += 1;
      nowMs += exponential(clock, 1000 / rate());
      continue;
    }
    const next = waiting.pop();
    if (!next) break;
    const [first] = batch;
    if (first && (batch.length === batchSize || next.arrival.arrivalMs - first.arrivalMs > batchSpanMs)) {
      yield batch;
      batch = [];
    }
    batch.push(next.arrival);
    if (next.sale) allowed.push(next.sale);
  }
  if (batch.length > 0) yield batch;
}
