export { layoutView } from "./graphviz-layout.ts";
export { svgToPng } from "./png.ts";
export { printPdf } from "./pdf.ts";
