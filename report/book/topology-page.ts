import type { Language } from "#kernel/units";
import { flowsOf } from "#model";
import type { Topology } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { bandNames, bandOf } from "../diagrams/band.ts";
import type { Band } from "../diagrams/band.ts";
import { kindNames } from "../diagrams/kind-names.ts";
import { wordsOf } from "../diagrams/words.ts";
import { figure, plain } from "../document/inline.ts";
import type { TableBlock } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: { node: "Nœud", kind: "Nature", does: "Rôle", nodes: "Les nœuds" },
  en: { node: "Node", kind: "Kind", does: "What it does", nodes: "The nodes" },
} as const satisfies Record<Language, unknown>;

const bands = ["sources", "ingestion", "processing", "storage", "serving"] as const satisfies readonly Band[];

/** `{{table:kappa-ingestion}}` for each zone of each topology, `{{node:<id>}}`, `{{count:nodes-kappa}}`, `{{count:flows-kappa}}`. */
export function topologyPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { topologies, nodeWords } = input.model.architecture;
  const ids = new Set(topologies.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return [
    ...topologies.flatMap((topology) =>
      bands.map((band) =>
        blockEntry(`table:${topology.id}-${band}`, () => [nodesTable(topology, { band, input })]),
      ),
    ),
    ...topologies.flatMap((topology) => [
      lineEntry(`count:nodes-${topology.id}`, [figure(String(topology.nodes.length), { kind: "modelled" })]),
      lineEntry(`count:flows-${topology.id}`, [
        figure(String(flowsOf(topology).length), { kind: "modelled" }),
      ]),
    ]),
    ...[...ids].map((id) => lineEntry(`node:${id}`, plain(wordsOf(id, nodeWords, input.language).name))),
  ];
}

function nodesTable(
  topology: Topology,
  { band, input }: Readonly<{ band: Band; input: ReportInput }>,
): TableBlock {
  const { language, model } = input;
  const w = words[language];
  const title = model.subjects[topology.id]?.[language] ?? topology.id;
  return {
    kind: "table",
    id: `table-${topology.id}-${band}`,
    caption: `${w.nodes} – ${title}, ${bandNames[band][language].toLowerCase()}`,
    columns: [
      { head: w.node, width: "content", align: "start" },
      { head: w.kind, width: "content", align: "start" },
      { head: w.does, width: "share", align: "start" },
    ],
    rows: topology.nodes
      .filter((node) => bandOf(node, topology) === band)
      .map((node) => {
        const told = wordsOf(node.id, model.architecture.nodeWords, language);
        return [plain(told.name), plain(kindNames[node.kind][language]), plain(told.does)];
      }),
  };
}
