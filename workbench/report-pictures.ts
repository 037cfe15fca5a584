import { partOf } from "#model";
import type { Topology } from "#model";
import { kappa, lambda, omnishop } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { dataFlowView, toSvg } from "#report";
import type { DiagramView, PictureSource } from "#report";
import { layoutView } from "#report/press";

/** A picture of the report: how it is told, and drawn. */
export type ReportPicture = Readonly<{ source: PictureSource; svg: string }>;

const words = {
  fr: {
    need: (name: string) => `Le flux du besoin « ${name} »`,
    shape: (nodes: string, arrows: number) =>
      `De gauche à droite : ${nodes}. Les ${arrows} flux sont numérotés.`,
    variants: {
      kappa: "Kappa : un journal, un seul code",
      lambda: "Lambda : une couche rapide, une couche par lots",
    },
  },
  en: {
    need: (name: string) => `The flow of the need “${name}”`,
    shape: (nodes: string, arrows: number) =>
      `From left to right: ${nodes}. The ${arrows} flows are numbered.`,
    variants: {
      kappa: "Kappa: one log, one code path",
      lambda: "Lambda: a speed layer and a batch layer",
    },
  },
} as const;

/** What of the variants is drawn side by side: where they differ, and what serves it. */
const compared = ["product-sales", "alert-list", "fraud-desk", "sale-lines-table"] as const;

/** Draws what the chapters may show: the variants where they differ, and the flow of each need through the proposal. */
export async function drawReportPictures(language: OmniShopLanguage): Promise<readonly ReportPicture[]> {
  const w = words[language];
  const variants = [kappa, lambda].map((topology) => ({
    id: topology.id,
    caption: w.variants[topology.id],
    size: "page" as const,
    part: partOf(topology, compared),
  }));
  const needs = omnishop.needs.map(({ id, words: told, servedBy }) => ({
    id: `need-${id}`,
    caption: w.need(told.name[language]),
    size: "column" as const,
    part: partOf(kappa, servedBy),
  }));
  return Promise.all([...variants, ...needs].map((picture) => drawPart(picture, language)));
}

type Part = Readonly<{ id: string; caption: string; size: PictureSource["size"]; part: Topology }>;

async function drawPart(
  { id, caption, size, part }: Part,
  language: OmniShopLanguage,
): Promise<ReportPicture> {
  const view = dataFlowView(part, omnishop.nodeWords, language);
  const nameOf = (nodeId: string): string => view.cards.find((card) => card.id === nodeId)?.name ?? nodeId;
  const description = `${caption}. ${describe(view, language)}`;
  const svg = toSvg(await layoutView(view), { title: caption, description });
  const flows = view.arrows.map(({ number, from, to }) => ({ number, from: nameOf(from), to: nameOf(to) }));
  return { source: { id, caption, description, size, flows }, svg };
}

function describe({ cards, arrows }: DiagramView, language: OmniShopLanguage): string {
  return words[language].shape(cards.map(({ name }) => name).join(", "), arrows.length);
}
