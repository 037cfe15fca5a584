import type { Topology } from "#model";
import { omnishop } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import type { LivePicture } from "#report";
import { drawAll } from "../documents/draw-diagrams.ts";

/** The pictures of a variant, in the order in which they are offered, and their SVG by id. */
export type DrawnPictures = Readonly<{
  of: (topology: Topology) => readonly LivePicture[];
  svgs: ReadonlyMap<string, string>;
}>;

/** Draws what the page brings to life: of each variant its sales and fraud, its containers, and the flow of each need. */
export async function drawPictures(
  topologies: readonly Topology[],
  language: OmniShopLanguage,
): Promise<DrawnPictures> {
  const wanted = new Set(topologies.flatMap(idsOf));
  const drawings = await drawAll(language, (id) => wanted.has(id));
  return {
    svgs: new Map(drawings.map(({ id, svg }) => [id, svg])),
    of: (topology) =>
      idsOf(topology).flatMap((id) => {
        const title = drawings.find((drawing) => drawing.id === id)?.title;
        const groups = id === containersOf(topology) ? nodesByContainer(topology) : null;
        return title === undefined ? [] : [{ id, title, groups }];
      }),
  };
}

function idsOf(topology: Topology): readonly string[] {
  const flows = omnishop.needs.map((need) => `flow-${need.id}-${topology.id}`);
  return [topology.id, containersOf(topology), ...flows];
}

function containersOf({ id }: Topology): string {
  return `containers-${id}`;
}

/** The nodes that each container runs, and those that stand in each neighbouring system. */
function nodesByContainer({ nodes }: Topology): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...omnishop.systems, ...omnishop.containers].map(({ id, host }) => [
      id,
      nodes.filter((node) => node.host.id === host?.id).map((node) => node.id),
    ]),
  );
}
