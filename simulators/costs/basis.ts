/** Whether a figure was measured in a run, or is assumed until it is. */
export type Basis = "measured" | "assumed";
