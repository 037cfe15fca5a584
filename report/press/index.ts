export { layoutView } from "./graphviz-layout.ts";
export { readLivePage } from "./live-page.ts";
export type { LiveAsset, LivePage } from "./live-page.ts";
export { svgToPng } from "./png.ts";
export { printPdf } from "./pdf.ts";
