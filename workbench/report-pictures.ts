import { partOf } from "#model";
import type { Topology } from "#model";
import { kappa, omnishop } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { dataFlowView, toSvg } from "#report";
import type { DiagramView, PictureSource } from "#report";
import { layoutView } from "#report/press";
import { drawAll } from "./draw-diagrams.ts";

/** A picture of the report: how it is told, and drawn. */
export type ReportPicture = Readonly<{ source: PictureSource; svg: string }>;

const words = {
  fr: {
    need: (name: string) => `Le flux du besoin « ${name} »`,
    shape: (nodes: string, arrows: number) =>
      `De gauche à droite : ${nodes}. Les ${arrows} flux sont numérotés.`,
  },
  en: {
    need: (name: string) => `The flow of the need “${name}”`,
    shape: (nodes: string, arrows: number) =>
      `From left to right: ${nodes}. The ${arrows} flows are numbered.`,
  },
} as const;

/** Draws what the chapters may show: every view of the architecture, and the flow of each need through the proposal. */
export async function drawReportPictures(language: OmniShopLanguage): Promise<readonly ReportPicture[]> {
  const w = words[language];
  const needs = omnishop.needs.map(({ id, words: told, servedBy }) => ({
    id: `need-${id}`,
    caption: w.need(told.name[language]),
    size: "column" as const,
    part: partOf(kappa, servedBy),
  }));
  const drawings = await drawAll(language);
  return [
    ...drawings.map(({ id, title, description, flows, svg }) => ({
      source: { id, caption: title, description: `${title}. ${description}`, size: "page" as const, flows },
      svg,
    })),
    ...(await Promise.all(needs.map((picture) => drawPart(picture, language)))),
  ];
}

type Part = Readonly<{ id: string; caption: string; size: PictureSource["size"]; part: Topology }>;

async function drawPart(
  { id, caption, size, part }: Part,
  language: OmniShopLanguage,
): Promise<ReportPicture> {
  const view = dataFlowView(part, omnishop.nodeWords, { id, title: caption, language });
  const nameOf = (nodeId: string): string => view.cards.find((card) => card.id === nodeId)?.name ?? nodeId;
  const description = `${caption}. ${describe(view, language)}`;
  const svg = toSvg(await layoutView({ ...view, description }));
  const flows = view.arrows.map(({ number, from, to }) => ({ number, from: nameOf(from), to: nameOf(to) }));
  return { source: { id, caption, description, size, flows }, svg };
}

function describe({ cards, arrows }: DiagramView, language: OmniShopLanguage): string {
  return words[language].shape(cards.map(({ name }) => name).join(", "), arrows.length);
}
