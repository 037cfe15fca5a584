export { architecture, contractsOf } from "./language/architecture.ts";
export type { Architecture, NeedsOf } from "./language/architecture.ts";
export { container, isBand } from "./language/container.ts";
export type { Band, Concern, Container, OnLaptop } from "./language/container.ts";
export { person, system } from "./language/context.ts";
export type { Person, System } from "./language/context.ts";
export { contract, isPersonal, personalOf } from "./language/contract.ts";
export type { Contract, LegalBasis, Must, QualityRule, RecordOf } from "./language/contract.ts";
export { deploymentNodesOf } from "./language/deployment.ts";
export type { Deployment, DeploymentNode } from "./language/deployment.ts";
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
export type { GovernanceRule, GovernanceSubject } from "./language/governance.ts";
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
export { liftedFlows, placeOf } from "./language/lifted-flow.ts";
export type { LiftedFlow } from "./language/lifted-flow.ts";
export type { Need, Objective } from "./language/need.ts";
export { domain, host } from "./language/place.ts";
export type { Domain, Host, Place } from "./language/place.ts";
export { processor } from "./language/processor.ts";
export type { Outputs, Ports, Processor } from "./language/processor.ts";
export type { Element, Relationship } from "./language/relationship.ts";
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
export type { Volume, Volumes } from "./language/volume.ts";
export { holdToModel } from "./check/observation.ts";
export type { Agreement, Observation, ObservedFlow } from "./check/observation.ts";
export { lintClaims } from "./check/claim-rules.ts";
export { lint, lintArchitecture } from "./check/lint.ts";
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
  RowAccount,
  RunEvidence,
  Workload,
} from "./evidence/evidence.ts";
export type { Assumptions, NodeCostNs, OutputOf, WorkingKind } from "./evidence/assumption.ts";
export { readingOf } from "./evidence/reading.ts";
export type { Reading } from "./evidence/reading.ts";
export type { CitedSource } from "./evidence/cited-source.ts";
export { byWeight } from "./evidence/weight.ts";
export type { Charted } from "./decisions/charted.ts";
export type { Metric } from "./decisions/metric.ts";
export { pairCountMin, parseEvidence } from "./evidence/parse-evidence.ts";
export type { Claim, Decision, Option, Traits, Yardstick } from "./decisions/decision.ts";
export { outcomeOf } from "./decisions/target.ts";
export type { Target, TargetOutcome } from "./decisions/target.ts";
export { verdictOf } from "./decisions/verdict.ts";
export type { Verdict } from "./decisions/verdict.ts";
