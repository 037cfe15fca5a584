/** A quantity of one subject, with the bounds of its spread where it has one. */
export type Bar = Readonly<{
  label: string;
  value: number;
  low: number | null;
  high: number | null;
  /** How the value is printed beside its bar. */
  printed: string;
}>;

/** What a chart shows, in a reader's own words; how it is drawn is the same everywhere. */
export type Chart = Readonly<{
  title: string;
  subtitle: string;
  axis: string;
  bars: readonly Bar[];
  /** Quantities far apart are drawn by their logarithm; then all are above 0. */
  scale: "linear" | "log";
  /** Bars start at nothing; points are for ratios, which have no zero. */
  mark: "bar" | "point";
  /** A line to hold the quantities against. */
  rule: Readonly<{ value: number; label: string }> | null;
}>;
