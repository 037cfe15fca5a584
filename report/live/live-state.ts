/** What became of all rows of one variant: in = accepted + deadLettered; accepted = applied + late + duplicate + filtered. */
export type LiveRows = Readonly<{
  in: number;
  accepted: number;
  deadLettered: number;
  applied: number;
  late: number;
  duplicate: number;
  filtered: number;
}>;

/** One node as it is right now: what can be told of it depends on what it is. Rates are of the last two seconds. */
export type NodeReading =
  /** Passes or holds records. */
  | Readonly<{ kind: "flow"; perSecond: number; totalCount: number }>
  /** Works on records; `busyShare` in 0..1 of one core, `waitingCount` records that it has yet to read. */
  | Readonly<{
      kind: "work";
      perSecond: number;
      busyShare: number;
      waitingCount: number;
      lateCount: number;
    }>
  /** Feeds a table; `waitingCount` records of its stream are not in the table yet. */
  | Readonly<{ kind: "feed"; waitingCount: number }>
  | Readonly<{ kind: "table"; rowCount: number; fileCount: number; byteCount: number }>
  | Readonly<{
      kind: "job";
      state: "waiting" | "running" | "paused";
      runCount: number;
      lastTookMs: number | null;
    }>
  /** A view that a job publishes; `cutAgeMs` is how far back the event time lies before which it counts everything. */
  | Readonly<{ kind: "generation"; rowCount: number; cutAgeMs: number | null }>
  | Readonly<{ kind: "answers"; perSecond: number; totalCount: number }>
  /** Not run on this machine. */
  | Readonly<{ kind: "none" }>;

/** Milliseconds from the arrival of an event to the moment at which all that it changes is shown, over the last seconds. */
export type LatencyReading = Readonly<{
  sampleCount: number;
  msP50: number;
  msP99: number;
  windowMs: number;
}>;

/**
 * How far behind an answer is: now less the arrival of the oldest event that it does not yet reflect; 0 where nothing
 * is missing. `worstMs` is the worst of the last `windowMs`.
 */
export type FreshnessClock = Readonly<{
  id: "answer" | "batch-layer";
  freshnessMs: number;
  worstMs: number;
  windowMs: number;
}>;

/** The last dead letters as their stream holds them, the newest first, and how many there are for each reason. */
export type DeadLetterReading = Readonly<{
  byReason: Readonly<Record<string, number>>;
  newest: readonly Readonly<{ sourceId: string; reason: string; detail: string }>[];
}>;

/** What one pipeline tells of itself. */
export type PipelineReading = Readonly<{
  rows: LiveRows;
  latency: LatencyReading | null;
  /** What has arrived and is not shown yet. */
  waiting: Readonly<{ count: number; oldestMs: number }>;
  clocks: readonly FreshnessClock[];
  nodes: Readonly<Record<string, NodeReading>>;
  deadLetters: DeadLetterReading;
  batchPaused: boolean;
}>;

/** What the last comparison with plain loops over everything sent found: entries of sales by product and hour. */
export type CheckReading = Readonly<{ expectedCount: number; differingCount: number; atMs: number }>;

/** Whether a variant is at work. `downMs` is for how long its worker has been dead. */
export type VariantPhase =
  | Readonly<{ phase: "running"; reading: PipelineReading }>
  | Readonly<{ phase: "restarting"; reading: PipelineReading; downMs: number }>;

export type VariantState = Readonly<{ id: string; check: CheckReading | null }> & VariantPhase;

/** What happened, to be told in words; `figures` go into the words. */
export type Incident = Readonly<{
  number: number;
  atMs: number;
  kind:
    | "rate-changed"
    | "broken-sent"
    | "line-cut"
    | "line-restored"
    | "till-found"
    | "card-stolen"
    | "worker-killed"
    | "worker-recovered"
    | "checked"
    | "batch-paused"
    | "batch-resumed";
  variant: string | null;
  figures: Readonly<Record<string, number>>;
}>;

/** All that the page shows, as it is sent some times a second. */
export type LiveState = Readonly<{
  atMs: number;
  sender: Readonly<{
    plannedPerSecond: number;
    sentPerSecond: number;
    sentCount: number;
    /** While the line of the tills is cut. */
    cut: Readonly<{ endsInMs: number; heldCount: number }> | null;
  }>;
  variants: readonly VariantState[];
  /** The newest first. */
  incidents: readonly Incident[];
}>;

/** A picture to bring to life. `groups` gives the nodes that a card stands for, where that is not the node of its id. */
export type LivePicture = Readonly<{
  id: string;
  title: string;
  groups: Readonly<Record<string, readonly string[]>> | null;
}>;

/** Something that can be asked; names in braces stand for what is to be put there. */
type LiveEndpoint = Readonly<{ id: string; name: string; path: string }>;

/** A variant that runs; `nodes` are all of its topology, in its order, with what people call them. */
type LiveVariant = Readonly<{
  id: string;
  hasBatch: boolean;
  nodes: readonly Readonly<{ id: string; name: string }>[];
  endpoints: readonly LiveEndpoint[];
  /** The same kinds of picture in the same order for every variant. */
  pictures: readonly LivePicture[];
}>;

/** What stays the same for as long as the page is open. */
export type LiveSettings = Readonly<{
  language: "fr" | "en";
  variants: readonly LiveVariant[];
  batchEveryMs: number;
  /** Products that sell, to ask for. */
  products: readonly Readonly<{ productId: string; name: string }>[];
  /** How much each button does. */
  doses: Readonly<{
    brokenCount: number;
    cutSeconds: number;
    foundCount: number;
    foundAfterHours: number;
    stolenCount: number;
  }>;
}>;

/** What a person may ask for from the page. */
export type LiveAction =
  | Readonly<{ kind: "change-rate"; factor: number }>
  | Readonly<{ kind: "send-broken" }>
  | Readonly<{ kind: "cut-line" }>
  | Readonly<{ kind: "find-till" }>
  | Readonly<{ kind: "steal-card" }>
  | Readonly<{ kind: "kill-worker"; variant: string }>
  | Readonly<{ kind: "pause-batch"; paused: boolean }>
  | Readonly<{ kind: "check" }>;
