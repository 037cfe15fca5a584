/** A chart that a report may show: metrics of one unit, of these subjects, in this order; what was not measured is left out. */
export type Charted = Readonly<{ id: string; metrics: readonly string[]; subjects: readonly string[] }>;
