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
  fr: {
    number: "N°",
    from: "De",
    to: "Vers",
    flows: "Les flux de la figure",
    node: "Nœud",
    kind: "Nature",
    does: "Rôle",
    nodes: "Les nœuds",
  },
  en: {
    number: "No.",
    from: "From",
    to: "To",
    flows: "The flows of the figure",
    node: "Node",
    kind: "Kind",
    does: "What it does",
    nodes: "The nodes",
  },
} as const satisfies Record<Language, unknown>;

const bands = ["sources", "ingestion", "processing", "storage", "serving"] as const satisfies readonly Band[];

/** `{{table:flows-kappa}}`, `{{table:kappa-ingestion}}` for each zone, `{{node:<id>}}`, `{{count:nodes-kappa}}`, `{{count:flows-kappa}}`. */
export function topologyPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { topologies, words: nodeWords } = input.model;
  const ids = new Set(topologies.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return [
    ...topologies.flatMap((topology) => [
      blockEntry(`table:flows-${topology.id}`, () => [flowsTable(topology, input)]),
      ...bands.map((band) =>
        blockEntry(`table:${topology.id}-${band}`, () => [nodesTable(topology, { band, input })]),
      ),
      lineEntry(`count:nodes-${topology.id}`, [
        figure(String(topology.nodes.length), { kind: "modelled" }),
      ]),
      lineEntry(`count:flows-${topology.id}`, [
        figure(String(flowsOf(topology).length), { kind: "modelled" }),
      ]),
    ]),
    ...[...ids].map((id) =>
      lineEntry(`node:${id}`, plain(wordsOf(id, nodeWords, input.language).name)),
    ),
  ];
}

function titleOf({ id }: Topology, { model, language }: ReportInput): string {
  return model.subjects[id]?.[language] ?? id;
}

function flowsTable(topology: Topology, input: ReportInput): TableBlock {
  const w = words[input.language];
  const name = (id: string): string => wordsOf(id, input.model.words, input.language).name;
  return {
    kind: "table",
    id: `table-flows-${topology.id}`,
    caption: `${w.flows} – ${titleOf(topology, input)}`,
    columns: [
      { head: w.number, width: "content", align: "end" },
      { head: w.from, width: "share", align: "start" },
      { head: w.to, width: "share", align: "start" },
    ],
    rows: flowsOf(topology).map(({ from, to }, index) => [
      [figure(String(index + 1), { kind: "modelled" })],
      plain(name(from)),
      plain(name(to)),
    ]),
  };
}

function nodesTable(
  topology: Topology,
  { band, input }: Readonly<{ band: Band; input: ReportInput }>,
): TableBlock {
  const { language } = input;
  const w = words[language];
  return {
    kind: "table",
    id: `table-${topology.id}-${band}`,
    caption: `${w.nodes} – ${titleOf(topology, input)}, ${bandNames[band][language].toLowerCase()}`,
    columns: [
      { head: w.node, width: "content", align: "start" },
      { head: w.kind, width: "content", align: "start" },
      { head: w.does, width: "share", align: "start" },
    ],
    rows: topology.nodes
      .filter((node) => bandOf(node, topology) === band)
      .map((node) => {
        const told = wordsOf(node.id, input.model.words, language);
        return [plain(told.name), plain(kindNames[node.kind][language]), plain(told.does)];
      }),
  };
}
