import type { Comparison, EvidenceOrigin, Figure, NodeCostEvidence, RunEvidence } from "#model";

const origin: EvidenceOrigin = {
  provenance: "measured",
  profile: "quick",
  workload: { receipts: 1000 },
  seed: "s-1",
  commit: "9f57677",
  takenOn: "2026-03-01",
  subjectOf: { entries: ["benchmarks/codec/codec-size.ts"], topologies: [] },
  subjectHash: "a".repeat(64),
  environment: { cpu: "some cpu", cores: 2, memoryBytes: 8e9, os: "linux 6.1", node: "26.10.0" },
};

/** Five trials in which the new takes a quarter of the old. */
export const comparison: Comparison = {
  ...origin,
  kind: "comparison",
  id: "size",
  metric: "bytes-per-event",
  of: "new",
  comparedWith: "old",
  better: "lower",
  pairs: [20, 24, 25, 26, 30].map((of) => ({ of, comparedWith: 100 })),
  ratio: 0.25,
  interval: { low: 0.2, high: 0.4, level: 0.95 },
};

export const figure: Figure = {
  ...origin,
  kind: "figure",
  id: "p99",
  metric: "latency-ms-p99",
  subject: "new",
  value: 50,
  unit: "ms",
  interval: { low: 40, high: 80, level: 0.95 },
  sampleCount: 5,
};

export const nodeCost: NodeCostEvidence = {
  ...origin,
  kind: "node-cost",
  id: "cost",
  subject: "new",
  nodes: [{ nodeId: "a", events: 10, batches: 2, busyNs: 1500.5, commitNs: 0, bytes: 99 }],
};

/** Ten rows came in, two were refused; the rest is accounted for. */
export const run: RunEvidence = {
  ...origin,
  kind: "run",
  id: "new-run",
  subject: "new",
  rows: { in: 10, accepted: 8, deadLettered: 2, applied: 5, late: 1, duplicate: 1, filtered: 1 },
  counts: { alerts: 3 },
};
