export { sizeCards } from "./diagrams/layout.ts";
export type { Layout, PlacedArrow, PlacedCard } from "./diagrams/layout.ts";
export { toMermaid } from "./diagrams/mermaid.ts";
export { toStructurizrDsl } from "./diagrams/structurizr.ts";
export type { StructurizrSource } from "./diagrams/structurizr.ts";
export { toSvg } from "./diagrams/svg.ts";
export { dataFlowView } from "./diagrams/view.ts";
export type { DiagramView } from "./diagrams/view.ts";
export type { DiagramLanguage, Words } from "./diagrams/words.ts";
export { ReportError } from "./report-error.ts";
export { composeStudy, typstText } from "./document/study.ts";
export type { RunFigures, StudyInput } from "./document/study.ts";
export type {
  CheckReading,
  DeadLetterReading,
  FreshnessClock,
  Incident,
  LatencyReading,
  LiveAction,
  LiveRows,
  LiveSettings,
  LiveState,
  NodeReading,
  PipelineReading,
  VariantPhase,
  VariantState,
} from "./live/live-state.ts";
