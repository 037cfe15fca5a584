export { sizeCards } from "./diagrams/layout.ts";
export type { Layout, PlacedArrow, PlacedCard } from "./diagrams/layout.ts";
export { toMermaid } from "./diagrams/mermaid.ts";
export { toSvg } from "./diagrams/svg.ts";
export { dataFlowView } from "./diagrams/view.ts";
export type { DiagramLanguage, DiagramView, Words } from "./diagrams/view.ts";
export { ReportError } from "./report-error.ts";
export { composeStudy, typstText } from "./document/study.ts";
export type { RunFigures, StudyInput } from "./document/study.ts";
