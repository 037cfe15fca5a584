import type { Random } from "#kernel/random";
import { secondMs } from "#kernel/units";
import type { SensorReading } from "../arrival.ts";
import { shapeFaults, spoiled } from "../fault.ts";
import type { Fault } from "../fault.ts";
import { chanceOf } from "../run/run.ts";
import type { Run } from "../run/run.ts";
import { episodeMs } from "./episode.ts";

/** Ways in which a reading can be forbidden. */
const readingFaults: readonly Fault<SensorReading>[] = [
  ...shapeFaults<SensorReading>({ id: "readingId", eventTime: "measuredAtMs" }),
  { reason: "reading-has-an-id", spoil: (reading) => ({ ...reading, readingId: "" }) },
  { reason: "reading-not-negative", spoil: (reading) => ({ ...reading, value: -1 }) },
];

const sourceId = "shop-sensors";
/** Sends what sensors read, by the gateway of each shop. Remembers which gateways are cut off, and what was planted. */
export class ReadingSender {
  readonly planted: { bursts: number; delayed: number } = { bursts: 0, delayed: 0 };
  readonly #run: Run;
  readonly #luck: Random;
  readonly #cutUntilMs: Float64Array;
  readonly #cutChance: number;

  /** @param cutChance - How likely a reading finds that its shop's gateway has just been cut off. */
  constructor(run: Run, cutChance: number) {
    this.#run = run;
    this.#luck = chanceOf(run, "gateway-traps");
    this.#cutUntilMs = new Float64Array(run.world.shops.length);
    this.#cutChance = cutChance;
  }

  send(value: SensorReading, shop: number): void {
    const luck = this.#luck;
    const { outbox, traps } = this.#run;
    const atMs = value.measuredAtMs;
    if (luck.chance(traps.shopFloor.broken)) {
      outbox.post({ arrivalMs: atMs, sourceId, ...spoiled(value, { faults: readingFaults, luck }) });
      return;
    }
    if (luck.chance(this.#cutChance) && (this.#cutUntilMs[shop] ?? 0) <= atMs) {
      this.planted.bursts += 1;
      this.#cutUntilMs[shop] = atMs + luck.between(episodeMs.cut);
    }
    const cutUntilMs = this.#cutUntilMs[shop] ?? 0;
    if (cutUntilMs > atMs) this.planted.delayed += 1;
    const arrivalMs = Math.max(atMs, cutUntilMs) + luck.int(2 * secondMs);
    outbox.post({ arrivalMs, sourceId, value, fault: null });
  }
}
