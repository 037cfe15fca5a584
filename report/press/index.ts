export { layoutFrames } from "./frame-layout.ts";
export { layoutView } from "./graphviz-layout.ts";
export { svgToPng } from "./png.ts";
export { printPdf } from "./pdf.ts";
export { layoutGrid } from "./grid-layout.ts";
