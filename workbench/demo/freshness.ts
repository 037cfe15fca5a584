import { z } from "zod";
import { startOfLocalHourMs } from "#kernel/time-zone";
import type { FreshnessClock } from "#report";
import type { Pipeline } from "#reference-impl";
import type { VariantId } from "../run/variants.ts";
import { answerLayers } from "./answer-layers.ts";
import type { AnswerLayer } from "./answer-layers.ts";
import { MissingLines } from "./missing-lines.ts";
import { RecentValues } from "./recent-values.ts";

/** The worst of the last ten seconds is told beside what is now. */
const windowMs = 10_000;

const saleLines = z.array(
  z.object({ saleId: z.string(), productId: z.string(), currency: z.string(), soldAtMs: z.number() }),
);

/** When receipts arrived, by their ids; ms since the epoch. */
export type Arrivals = ReadonlyMap<string, number>;

type Watched = Readonly<{ layer: AnswerLayer; missing: MissingLines; worst: RecentValues }> & {
  settledStamp: number | null;
};

/**
 * The freshness clocks of a variant's sales by product and hour: of what its endpoint answers, and where a batch layer
 * stands behind it, of that layer alone. Every line that the log holds is looked for in the answers.
 */
export class Freshness {
  readonly #pipeline: Pipeline;
  readonly #watched: readonly Watched[];
  #readCount = 0;

  constructor(pipeline: Pipeline, variant: VariantId) {
    this.#pipeline = pipeline;
    this.#watched = answerLayers[variant].map((layer) => ({
      layer,
      missing: new MissingLines(),
      worst: new RecentValues(windowMs),
      settledStamp: null,
    }));
  }

  /** Takes in the lines that the log has got since; of a receipt whose arrival is unknown, the moment of sale counts. */
  followLog(arrivals: Arrivals): void {
    const lines = saleLines.parse(this.#pipeline.read("sale-lines", this.#readCount));
    this.#readCount += lines.length;
    for (const { saleId, productId, currency, soldAtMs } of lines) {
      const place = {
        productId,
        hourStartMs: startOfLocalHourMs(soldAtMs, "Europe/Paris"),
        currency,
      };
      const arrivalMs = arrivals.get(saleId) ?? soldAtMs;
      for (const { missing } of this.#watched) missing.add(place, arrivalMs);
    }
  }

  /** A receipt was not shown until now, `latencyMs` after its arrival: so stale was the answer just before. */
  sawShown(nowMs: number, latencyMs: number): void {
    this.#watched.find(({ layer }) => layer.id === "answer")?.worst.add(nowMs, latencyMs);
  }

  /** The clocks now; `oldestInHandMs` is when the oldest receipt arrived that is still worked on, null where there is none. */
  read(nowMs: number, oldestInHandMs: number | null): readonly FreshnessClock[] {
    const { views } = this.#pipeline;
    return this.#watched.map((watched) => {
      const { layer, missing, worst } = watched;
      const stamp = layer.stamp(views);
      if (stamp === null || stamp !== watched.settledStamp) {
        missing.settle((place) => layer.lineCountAt(views, place));
        watched.settledStamp = stamp;
      }
      const oldestMs = Math.min(missing.oldestMs() ?? Infinity, oldestInHandMs ?? Infinity);
      const freshnessMs = oldestMs === Infinity ? 0 : Math.max(0, nowMs - oldestMs);
      worst.add(nowMs, freshnessMs);
      return { id: layer.id, freshnessMs, worstMs: worst.max(nowMs), windowMs };
    });
  }
}
