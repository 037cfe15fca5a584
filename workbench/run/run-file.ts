import { setTimeout as pause } from "node:timers/promises";
import { utcParts } from "#kernel/civil-time";
import { secondMs } from "#kernel/units";
import type { Clock } from "#kernel/clock";
import type { JsonValue, RecordOf } from "#model";
import type { sale } from "#model/omnishop";
import { allowedSale } from "#benchmarks";
import { openSales } from "#reference-impl";
import type { FileArrival, FileTally, OpenedSales, Pipeline, SalesFormat } from "#reference-impl";
import { askEndpoints } from "./ask-endpoints.ts";
import { drive } from "./drive.ts";
import type { ArrivalBatch, Driven } from "./drive.ts";
import { onlySales } from "./heard.ts";
import type { Allowed } from "./heard.ts";
import { withOutputFolder } from "../output-folder.ts";
import { atFullSpeed, atSpeed } from "./pace.ts";
import type { Wall } from "./pace.ts";
import { variants } from "./variants.ts";
import type { VariantId } from "./variants.ts";

/** How far a replay has come: what its clock shows, the rows that came in, and the share of the file, 0 to 1. */
export type ReplayProgress = Readonly<{
  clockMs: number;
  rows: number;
  deadLettered: number;
  readShare: number;
}>;

export type FileRunOptions = Readonly<{
  out: string;
  input: string;
  format: SalesFormat;
  variant: VariantId;
  /** How many times as fast as it happened; as fast as it can be read unless given. */
  speed?: number;
  /** Told when the file's clock comes into another month, and at least every ten seconds. */
  onProgress?: (progress: ReplayProgress) => void;
  /** The machine's own unless given. */
  wall?: Wall;
}>;

export type FileRunResult = Readonly<{
  variant: VariantId;
  input: string;
  format: SalesFormat;
  file: FileTally;
  /** What the endpoints answer at the end of the file, lists cut short, by the endpoint's id. */
  answers: Readonly<Record<string, JsonValue>>;
}> &
  Driven;

/** The source that a web retailer's file stands for. */
const sourceId = "web-orders";

/**
 * Replays a file of sales through a variant's pipeline, from an empty log, and holds what it shows against the oracle.
 *
 * @throws {ReferenceError} as opening and reading the file does: `INPUT_MISSING`, `INPUT_NOT_OF_FORMAT` and others.
 */
export async function runFile(options: FileRunOptions): Promise<FileRunResult> {
  const { input, format, variant, speed, wall = machineWall } = options;
  const file = await openSales(input, format);
  const { arrivals } = file;
  const sales = new FollowedSales(
    speed === undefined ? atFullSpeed(arrivals) : atSpeed(arrivals, { speed, wall }),
  );
  let answers: Readonly<Record<string, JsonValue>> = {};
  const replayed = {
    variant,
    batches: sales.batches(),
    allowed: () => sales.allowed(),
    // A replay catches up, as a stream engine does that was stopped: its tables go by the wall.
    feedClock: () => wall.clock(),
    feedsInStep: false,
    onEnd: (pipeline: Pipeline) => {
      answers = askEndpoints(pipeline, variants[variant].implementation);
    },
    onBatch: progressOf(options, { file, sales, clock: wall.clock }),
  };
  const driven = await withOutputFolder({ path: options.out, maker: "run" }, (folder) =>
    folder.build(`data-${variant}`, (data) => drive({ ...replayed, folder: data })),
  );
  return { variant, input, format, file: file.tally(), answers, ...driven };
}

const machineWall: Wall = {
  clock: Date.now,
  waitUntil: async (ms) => {
    await pause(Math.max(0, ms - Date.now()));
  },
};

type Sale = RecordOf<typeof sale>;

/** Keeps of what passes what plain loops need afterwards, and the time that it has come to. */
class FollowedSales {
  readonly #source: AsyncIterable<readonly FileArrival[]>;
  readonly #receipts: Sale[] = [];
  /** The batch in which each of these receipts came. */
  readonly #batches: number[] = [];
  #batchCount = 0;
  #clockMs = 0;

  constructor(source: AsyncIterable<readonly FileArrival[]>) {
    this.#source = source;
  }

  async *batches(): AsyncGenerator<ArrivalBatch> {
    for await (const batch of this.#source) {
      this.#batchCount += 1;
      for (const arrival of batch) this.#keep(arrival);
      yield batch.map((arrival) => Object.assign({ sourceId }, arrival));
    }
  }

  allowed(): Allowed {
    return onlySales({ records: this.#receipts, batches: this.#batches });
  }

  get clockMs(): number {
    return this.#clockMs;
  }

  #keep(arrival: FileArrival): void {
    this.#clockMs = arrival.arrivalMs;
    const receipt = "value" in arrival ? allowedSale(arrival.value, arrival.arrivalMs) : null;
    if (receipt === null) return;
    this.#receipts.push(receipt);
    this.#batches.push(this.#batchCount);
  }
}

const progressEveryMs = 10 * secondMs;

type Followed = Readonly<{ file: OpenedSales; sales: FollowedSales; clock: Clock }>;

function progressOf(
  { onProgress }: FileRunOptions,
  { file, sales, clock }: Followed,
): ((pipeline: Pipeline) => void) | undefined {
  if (onProgress === undefined) return undefined;
  let toldAtMs = clock();
  let month = 0;
  return (pipeline) => {
    const { clockMs } = sales;
    const isOtherMonth = utcParts(clockMs).month !== month;
    if (!isOtherMonth && clock() - toldAtMs < progressEveryMs) return;
    month = utcParts(clockMs).month;
    toldAtMs = clock();
    const { in: rows, deadLettered } = pipeline.admitted()[sourceId] ?? { in: 0, deadLettered: 0 };
    onProgress({ clockMs, rows, deadLettered, readShare: file.readShare() });
  };
}
