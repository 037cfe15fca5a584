import type { OmniShopLanguage } from "#model/omnishop";
import type { PictureSource } from "#report";
import { drawAll } from "./draw-diagrams.ts";

/** A picture of the report: how it is told, and drawn. */
export type ReportPicture = Readonly<{ source: PictureSource; svg: string }>;

/** Pixels across from which on text would be too small to read in a column of a page. */
const columnWidthMax = 1000;
/** Pixels across up to which a picture would be too large for its text in a whole column. */
const narrowWidthMax = 760;

/** Draws what chapters may show: every view of the architecture, the wide ones for a page of their own. */
export async function drawReportPictures(language: OmniShopLanguage): Promise<readonly ReportPicture[]> {
  const drawings = await drawAll(language);
  return drawings.map(({ id, title, description, svg, flows }) => {
    const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1] ?? 0);
    const size = width > columnWidthMax ? "page" : width > narrowWidthMax ? "column" : "narrow";
    return { source: { id, caption: title, description, size, flows }, svg };
  });
}
