import { partOf } from "#model";
import { kappa, lambda, omnishop, wording } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { dataFlowView, toMermaid, toStructurizrDsl, toSvg } from "#report";
import type { Layout } from "#report";
import { layoutFrames, layoutGrid, layoutView } from "#report/press";
import { withOutputFolder } from "../output-folder.ts";
import type { OutputFolder } from "../output-folder.ts";
import { type PlannedView, viewsOf } from "./views-of.ts";

/** A picture as SVG and as Mermaid text, with what its numbers mean. */
export type Drawing = Readonly<{
  id: string;
  title: string;
  description: string;
  svg: string;
  mermaid: string;
  /** What passes at each numbered arrow, and between which cards, by name. */
  flows: readonly Readonly<{ number: number; from: string; to: string; says: string }>[];
}>;

/** What of a topology is drawn whole, where every node counts: a picture of all would be too fine to read. */
const drawnFor = ["product-sales", "alert-list", "fraud-desk", "sale-lines-table"] as const;

const titles = {
  kappa: { fr: "Kappa : un journal, un seul code", en: "Kappa: one log, one code path" },
  lambda: {
    fr: "Lambda : une couche rapide, une couche par lots",
    en: "Lambda: a speed layer and a batch layer",
  },
} as const;

/**
 * Draws every view of OmniShop's architecture, and the sales and fraud part of each topology under the topology's id.
 *
 * @param isWanted - Asked with the id of each view; all of them are drawn unless given.
 */
export async function drawAll(
  language: OmniShopLanguage,
  isWanted: (id: string) => boolean = () => true,
): Promise<readonly Drawing[]> {
  const selling = [kappa, lambda].map((topology): PlannedView => {
    const names = { id: topology.id, title: titles[topology.id][language], language };
    return { placing: "flow", view: dataFlowView(partOf(topology, drawnFor), wording, names) };
  });
  const views = [...viewsOf(omnishop, language), ...selling].filter(({ view }) => isWanted(view.id));
  return Promise.all(views.map(async (planned) => drawingOf(await place(planned))));
}

async function place(planned: PlannedView): Promise<Layout> {
  switch (planned.placing) {
    case "grid":
      return layoutGrid(planned.view);
    case "frames":
      return layoutFrames(planned.view);
    case "flow":
      return layoutView(planned.view);
  }
}

function drawingOf(layout: Layout): Drawing {
  const { id, title, description, cards, arrows } = layout.view;
  const nameOf = new Map(cards.map((card) => [card.id, card.name]));
  const flows = arrows.map(({ number, from, to, says }) => ({
    number,
    from: nameOf.get(from) ?? from,
    to: nameOf.get(to) ?? to,
    says,
  }));
  return { id, title, description, svg: toSvg(layout), mermaid: toMermaid(layout.view), flows };
}

/** Writes drawings, and the whole architecture as a Structurizr workspace, into an open folder; gives their paths. */
export async function writeDrawings(
  folder: OutputFolder,
  drawings: readonly Drawing[],
  language: OmniShopLanguage,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { id, svg, mermaid } of drawings) {
    paths.push(await folder.write(`diagrams/${id}.svg`, svg));
    paths.push(await folder.write(`diagrams/${id}.mmd`, mermaid));
  }
  paths.push(await folder.write("diagrams/workspace.dsl", toStructurizrDsl(omnishop, language)));
  return paths;
}

/** Draws into a folder of its own. */
export async function drawDiagrams({
  out,
  language,
}: Readonly<{ out: string; language: OmniShopLanguage }>): Promise<readonly string[]> {
  const drawings = await drawAll(language);
  return withOutputFolder({ path: out, maker: "diagrams" }, (folder) =>
    writeDrawings(folder, drawings, language),
  );
}
