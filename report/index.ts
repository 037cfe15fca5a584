export { componentView } from "./diagrams/component-view.ts";
export { contextView } from "./diagrams/context-view.ts";
export { containerView } from "./diagrams/container-view.ts";
export type { DrawnArchitecture } from "./diagrams/element-card.ts";
export type { FrameView } from "./diagrams/frame-plan.ts";
export type { GridView } from "./diagrams/grid-plan.ts";
export { dataFlowView } from "./diagrams/data-flow-view.ts";
export { deploymentView } from "./diagrams/deployment-view.ts";
export { sizeCards } from "./diagrams/layout.ts";
export type { Layout, PlacedArrow, PlacedCard } from "./diagrams/layout.ts";
export { toMermaid } from "./diagrams/mermaid.ts";
export { toStructurizrDsl } from "./structurizr/workspace.ts";
export { toSvg } from "./diagrams/svg.ts";
export type { DiagramView } from "./diagrams/view.ts";
export type { DiagramLanguage, Words } from "./diagrams/words.ts";
export { ReportError } from "./report-error.ts";
export { composeReport } from "./document/compose-report.ts";
export type { DocumentTree } from "./document/tree.ts";
export type { EvidenceSet, PictureSource, ReportInput, ReportModel } from "./book/report-input.ts";
export type { ChapterFile } from "./chapters/read-chapter.ts";
export { deckOf } from "./deck/deck.ts";
export { toSlides } from "./print/slides.ts";
export type { SlideAssets } from "./print/slides.ts";
export { toHtml } from "./print/html.ts";
export { toMarkdown } from "./print/markdown.ts";
export { toTypst } from "./print/typst.ts";
export type {
  CheckReading,
  DeadLetterReading,
  FreshnessClock,
  Incident,
  LatencyReading,
  LiveAction,
  LivePicture,
  LiveRows,
  LiveSettings,
  LiveState,
  NodeReading,
  PipelineReading,
  VariantPhase,
  VariantState,
} from "./live/live-state.ts";
