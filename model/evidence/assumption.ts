import type { NodeById, Topology } from "../language/topology.ts";

/** What a node's work takes, in ns: of each record, of each batch, and of each commit. */
export type NodeCostNs = Readonly<{ perEventNs: number; perBatchNs: number; perCommitNs: number }>;

/** The kinds of node whose work takes time. */
export type WorkingKind = "stream" | "processor" | "view" | "egress" | "table-sink" | "job";

/** What stands in for a measurement where there is none. Each figure made with it is marked as assumed. */
export type Assumptions<Id extends string = string, Output extends string = string> = Readonly<{
  /** Of a stream, what a record that comes from outside takes to decode; of a job, a row that it reads. */
  costByKind: Readonly<Record<WorkingKind, NodeCostNs>>;
  /** Where a node is known to differ from its kind. */
  costByNode: Readonly<Partial<Record<Id, NodeCostNs>>>;
  /** Records out for one in, by `<node>.<output>`. */
  outPerInByOutput: Readonly<Partial<Record<Output, number>>>;
  /** The same of an output that is not named: one that only effects on people read, and any other. */
  outPerInOtherwise: Readonly<{ toPeople: number; toData: number }>;
  /** The share of a source's records that its contract refuses, in 0..1. */
  rejectedShare: number;
  /** How many records a worker takes between two commits at most. */
  batchEventsMax: number;
  /** The variance of a record's service time over its squared mean: 0 is constant, 1 exponential. */
  serviceScv: number;
}>;

type OutputsOf<N> =
  N extends Readonly<{ id: infer Id extends string; writes: infer W }> ? `${Id}.${keyof W & string}` : never;
/** The outputs of a topology's processors and jobs, as `<node>.<output>`. */
export type OutputOf<T extends Topology> = OutputsOf<NodeById<T, "processor" | "job", string>>;
