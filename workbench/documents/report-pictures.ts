import type { OmniShopLanguage } from "#model/omnishop";
import type { PictureSource } from "#report";
import { drawAll } from "./draw-diagrams.ts";

/** A picture of the report: how it is told, and drawn. */
export type ReportPicture = Readonly<{ source: PictureSource; svg: string }>;

/** Pixels across up to which text can be read in a column of a page. */
const columnWidthMax = 1050;
/** Pixels across up to which a picture would be too large for its text in a whole column. */
const narrowWidthMax = 760;

/** Draws what chapters may show: every view of the architecture, the one of its containers for a page of its own. */
export async function drawReportPictures(language: OmniShopLanguage): Promise<readonly ReportPicture[]> {
  const drawings = await drawAll(language);
  return drawings.map(({ id, title, description, svg, flows }) => {
    const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1] ?? 0);
    const told = flows.map(({ number, from, to }) => `${number}\u00a0: ${from} → ${to}`);
    // Who cannot see the arrows is told them.
    const whole = [description, ...(told.length > 0 ? [`${told.join(", ")}.`] : [])].join(" ");
    const source = { id, caption: title, description: whole, size: sizeOf(id, width), flows };
    return { source, svg };
  });
}

function sizeOf(id: string, widthPixels: number): PictureSource["size"] {
  if (id.startsWith("containers-")) return "page";
  if (widthPixels > columnWidthMax) return "wide";
  return widthPixels > narrowWidthMax ? "column" : "narrow";
}
