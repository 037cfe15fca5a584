import { partOf } from "#model";
import { hostWording, kappa, lambda, wording } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { dataFlowView, toMermaid, toStructurizrDsl, toSvg } from "#report";
import { layoutView } from "#report/press";
import { openOutputFolder } from "./output-folder.ts";
import type { OutputFolder } from "./output-folder.ts";

/** A drawn topology: its picture, the same as Mermaid text, and its hosts as a Structurizr workspace. */
export type Drawing = Readonly<{ id: string; svg: string; mermaid: string; structurizr: string }>;

/** What of a topology is drawn: a picture of all its nodes would be too fine to read. */
const drawnFor = ["product-sales", "alert-list", "fraud-desk", "sale-lines-table"] as const;

const titles = {
  kappa: { fr: "Kappa : un journal, un seul code", en: "Kappa: one log, one code path" },
  lambda: {
    fr: "Lambda : une couche rapide, une couche par lots",
    en: "Lambda: a speed layer and a batch layer",
  },
} as const;

const descriptions = {
  fr: (cards: number, arrows: number) => `${cards} nœuds et ${arrows} flux numérotés, de gauche à droite.`,
  en: (cards: number, arrows: number) => `${cards} nodes and ${arrows} numbered flows, from left to right.`,
} as const;

/** Draws the sales and fraud part of each of OmniShop's topologies. */
export async function drawAll(language: OmniShopLanguage): Promise<readonly Drawing[]> {
  return Promise.all(
    [kappa, lambda].map(async (topology) => {
      const view = dataFlowView(partOf(topology, drawnFor), wording, language);
      const layout = await layoutView(view);
      const description = descriptions[language](view.cards.length, view.arrows.length);
      const svg = toSvg(layout, { title: titles[topology.id][language], description });
      const source = { system: "OmniShop", topology, words: wording, hostWords: hostWording, language };
      return { id: topology.id, svg, mermaid: toMermaid(view), structurizr: toStructurizrDsl(source) };
    }),
  );
}

/** Writes drawings into an open folder; gives their paths. */
export async function writeDrawings(
  folder: OutputFolder,
  drawings: readonly Drawing[],
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { id, svg, mermaid, structurizr } of drawings) {
    paths.push(await folder.write(`diagrams/${id}.svg`, svg));
    paths.push(await folder.write(`diagrams/${id}.mmd`, mermaid));
    paths.push(await folder.write(`diagrams/${id}.dsl`, structurizr));
  }
  return paths;
}

/** Draws into a folder of its own. */
export async function drawDiagrams(
  options: Readonly<{ out: string; language: OmniShopLanguage }>,
): Promise<readonly string[]> {
  return writeDrawings(await openOutputFolder(options.out), await drawAll(options.language));
}
