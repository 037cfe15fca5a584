export { contract, personalOf } from "./language/contract.ts";
export type { Contract, LegalBasis, Must, QualityRule, RecordOf } from "./language/contract.ts";
export {
  boolean,
  choice,
  double,
  instant,
  int,
  list,
  long,
  money,
  optional,
  string,
} from "./language/field.ts";
export type {
  ChoiceField,
  Field,
  Fields,
  ListField,
  OptionalField,
  Personal,
  Scalar,
  ScalarField,
  SingleFields,
  ValueOf,
  ValuesOf,
} from "./language/field.ts";
export { flowsOf, partOf, upstreamOf } from "./language/flow.ts";
export type { Flow } from "./language/flow.ts";
export { fold, implement, logic } from "./language/implementation.ts";
export type {
  Answer,
  Answers,
  Effects,
  Fate,
  Fold,
  Folds,
  Implementation,
  InputOf,
  JobSql,
  Jobs,
  JsonValue,
  Logic,
  Processors,
  RequestOf,
} from "./language/implementation.ts";
export { job, tableSink } from "./language/lake.ts";
export type { Job, TableSink } from "./language/lake.ts";
export { domain, host } from "./language/place.ts";
export type { Domain, Host, Place } from "./language/place.ts";
export { processor } from "./language/processor.ts";
export type { Outputs, Ports, Processor } from "./language/processor.ts";
export { egress, endpoint } from "./language/serving.ts";
export type { Egress, Endpoint, PathParameters } from "./language/serving.ts";
export { source } from "./language/source.ts";
export type { Rate, Source } from "./language/source.ts";
export { broadcast, by, global, landing, stream } from "./language/stream.ts";
export type { Landing, Port, Stream } from "./language/stream.ts";
export { table } from "./language/table.ts";
export type { PartitionTransform, Table } from "./language/table.ts";
export type { Text, Wording } from "./language/text.ts";
export { nodesOf, topology } from "./language/topology.ts";
export type { IdOf, Node, NodeById, NodeKind, Paradigm, Topology } from "./language/topology.ts";
export { view } from "./language/view.ts";
export type { View } from "./language/view.ts";
export { lint } from "./check/lint.ts";
export type { Finding } from "./check/rule.ts";
export { ModelError } from "./model-error.ts";
export type { ModelErrorCode } from "./model-error.ts";
export type {
  Better,
  Bounds,
  Comparison,
  Environment,
  Evidence,
  EvidenceOrigin,
  Figure,
  NodeCostEvidence,
  NodeCostRow,
  Provenance,
  Workload,
} from "./evidence/evidence.ts";
export { pairCountMin, parseEvidence } from "./evidence/parse-evidence.ts";
export type { Claim, Decision, Option, Yardstick } from "./decisions/decision.ts";
export { outcomeOf } from "./decisions/target.ts";
export type { Target, TargetOutcome } from "./decisions/target.ts";
export { verdictOf } from "./decisions/verdict.ts";
export type { Verdict } from "./decisions/verdict.ts";
