import type { RateProfile } from "./rate-profile.ts";

/**
 * How long a batch takes: a fixed part and a part of each record, in ms. `scv` is the variance of each part over its
 * squared mean: 0 is constant, 1 exponential, above 1 hyperexponential, between 0 and 1 a constant and an exponential.
 */
export type ServiceTime = Readonly<{ perBatchMs: number; perRecordMs: number; scv: number }>;

/** Where records enter, by a Poisson process of the profile's rate. */
export type Arrivals = Readonly<{ kind: "arrivals"; profile: RateProfile }>;

/** Where records wait for one of the servers, which takes up to `batchRecordsMax` at once and lets them go together. */
export type Station = Readonly<{
  kind: "station";
  serverCount: number;
  /** One queue before all servers, or one before each, to which the record's key sends it. */
  queue: "shared" | "keyed";
  /** The share of the records that goes to the busiest of keyed servers, at least 1 / serverCount; that unless given. */
  hottestShare?: number;
  batchRecordsMax: number;
  service: ServiceTime;
}>;

/** Where records pass in no time. */
export type Passage = Readonly<{ kind: "passage" }>;

/**
 * For each record that leaves, `factor` go there: the whole part for certain, one more with the rest's probability.
 * `toEach` gives it to every server of a keyed station, of which one passes results on.
 */
export type NetworkEdge = Readonly<{ to: string; factor: number; toEach?: boolean }>;

export type NetworkNode = Readonly<{
  id: string;
  work: Arrivals | Station | Passage;
  to: readonly NetworkEdge[];
  /** Whether age and latency since the record entered are kept where it leaves this node. */
  observed: boolean;
}>;

/** What the record simulation runs: queues and the ways between them. Plain data. */
export type Network = readonly NetworkNode[];
