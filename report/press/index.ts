export { layoutFrames } from "./frame-layout.ts";
export { drawChart } from "./chart.ts";
export { layoutView } from "./graphviz-layout.ts";
export { readLivePage } from "./live-page.ts";
export type { LiveAsset, LivePage } from "./live-page.ts";
export { readHtmlFonts } from "./html-fonts.ts";
export { svgToPng } from "./png.ts";
export { printPdf } from "./pdf.ts";
export { layoutGrid } from "./grid-layout.ts";
