/** Whether a clock or a scale gave the figure, or a model of the system. */
export type Provenance = "measured" | "simulated";

/** The machine on which a figure was taken. */
export type Environment = Readonly<{
  cpu: string;
  cores: number;
  memoryBytes: number;
  os: string;
  /** The version of Node, without the "v". */
  node: string;
}>;

/** What can move a figure beside the code: sizes, rates, shares, by name. */
export type Workload = Readonly<Record<string, string | number | boolean>>;

/** Bounds that hold the true value with confidence `level`, above 0 and up to 1: a count is exact and has level 1. */
export type Bounds = Readonly<{ low: number; high: number; level: number }>;

/** Where a piece of evidence comes from, so that it can be judged, repeated, and called stale. */
export type EvidenceOrigin = Readonly<{
  provenance: Provenance;
  profile: "quick" | "full";
  workload: Workload;
  seed: string;
  /** The commit of the code that was measured, or "unknown" outside a repository. */
  commit: string;
  /** The day, as YYYY-MM-DD in UTC. */
  takenOn: string;
  /** What was measured: files from the project's root, whose imports count with them, and topologies by id. */
  subjectOf: Readonly<{ entries: readonly string[]; topologies: readonly string[] }>;
  /** SHA-256, in 64 hexadecimal digits, of all that can change the figure but the machine. */
  subjectHash: string;
  environment: Environment;
}>;

/** One quantity of one subject; it is not below 0, and in the unit that is named. */
export type Figure = EvidenceOrigin &
  Readonly<{
    kind: "figure";
    id: string;
    metric: string;
    subject: string;
    value: number;
    unit: string;
    /** Null where the spread is not known. */
    interval: Bounds | null;
    sampleCount: number;
  }>;

/** Which way a metric is to move. */
export type Better = "lower" | "higher";

/** The same quantity of two subjects, taken in alternation: a pair is one trial, in the metric's unit. */
export type Comparison = EvidenceOrigin &
  Readonly<{
    kind: "comparison";
    id: string;
    metric: string;
    of: string;
    comparedWith: string;
    better: Better;
    pairs: readonly Readonly<{ of: number; comparedWith: number }>[];
    /** The median of `of` over the median of `comparedWith`, whichever way is better. */
    ratio: number;
    /** The bounds of `ratio`. */
    interval: Bounds;
  }>;

/** What one node of a topology cost over a run. */
export type NodeCostRow = Readonly<{
  nodeId: string;
  events: number;
  batches: number;
  busyNs: number;
  commitNs: number;
  bytes: number;
}>;

/** What each node of a running topology cost: the calibration of a simulation. `subject` is the topology's id. */
export type NodeCostEvidence = EvidenceOrigin &
  Readonly<{ kind: "node-cost"; id: string; subject: string; nodes: readonly NodeCostRow[] }>;

/** What became of every row that a run was given: in = accepted + deadLettered; accepted = applied + late + duplicate + filtered. */
export type RowAccount = Readonly<{
  in: number;
  accepted: number;
  deadLettered: number;
  applied: number;
  late: number;
  duplicate: number;
  filtered: number;
}>;

/** What a run of a whole topology counted: its rows, and by name what it showed and where that differs from the oracle. `subject` is the topology's id. */
export type RunEvidence = EvidenceOrigin &
  Readonly<{
    kind: "run";
    id: string;
    subject: string;
    rows: RowAccount;
    counts: Readonly<Record<string, number>>;
  }>;

/** What a benchmark, a simulation or a run found; the only thing that a verdict is computed from, or a report takes a figure from. */
export type Evidence = Figure | Comparison | NodeCostEvidence | RunEvidence;
