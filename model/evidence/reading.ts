import { median } from "#kernel/statistics";
import type { Bounds, Evidence } from "./evidence.ts";
import { byWeight } from "./weight.ts";

/** One quantity of one subject as the evidence has it, and the piece that has it. */
export type Reading = Readonly<{
  value: number;
  /** Null where the spread is not known, or is that of a ratio. */
  interval: Bounds | null;
  sampleCount: number;
  piece: Evidence;
}>;

type Wanted = Readonly<{ metric: string; subject: string }>;

/**
 * Looks a quantity up: in a figure, as one side of a comparison (the median of its pairs), or among the counts of a run,
 * where the metric is `rows-in`, `rows-dead-lettered` and so on, or the name of a count. Of several, the one that counts most.
 *
 * @returns Null where nothing has it.
 */
export function readingOf(wanted: Wanted, evidence: readonly Evidence[]): Reading | null {
  const [best] = evidence.toSorted(byWeight).flatMap((piece) => readingIn(piece, wanted) ?? []);
  return best ?? null;
}

function readingIn(piece: Evidence, { metric, subject }: Wanted): Reading | null {
  switch (piece.kind) {
    case "figure":
      return piece.metric === metric && piece.subject === subject
        ? { value: piece.value, interval: piece.interval, sampleCount: piece.sampleCount, piece }
        : null;
    case "comparison": {
      if (piece.metric !== metric || (piece.of !== subject && piece.comparedWith !== subject)) return null;
      const values = piece.pairs.map((pair) => (piece.of === subject ? pair.of : pair.comparedWith));
      return { value: median(values), interval: null, sampleCount: values.length, piece };
    }
    case "run": {
      const rows = Object.entries(piece.rows).map(([fate, value]) => [rowsMetric(fate), value] as const);
      const value = new Map([...rows, ...Object.entries(piece.counts)]).get(metric);
      return piece.subject !== subject || value === undefined
        ? null
        : { value, interval: { low: value, high: value, level: 1 }, sampleCount: 1, piece };
    }
    case "node-cost":
      return null;
  }
}

function rowsMetric(fate: string): string {
  return `rows-${fate.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
