import type { Topology } from "#model";
import type { GridView } from "./grid-plan.ts";
import { cardOf } from "./element-card.ts";
import type { DrawnArchitecture } from "./element-card.ts";
import { flowArrows, numbered, relationArrows } from "./element-arrows.ts";
import type { DiagramLanguage } from "./words.ts";

const zoneNames = {
  systems: { fr: "", en: "" },
  ingestion: { fr: "Ingestion", en: "Ingestion" },
  storage: { fr: "Stockage", en: "Storage" },
  processing: { fr: "Traitement", en: "Processing" },
  consumption: { fr: "Consommation", en: "Consumption" },
  people: { fr: "", en: "" },
  governance: { fr: "Gouvernance", en: "Governance" },
  operations: { fr: "Exploitation", en: "Operations" },
} as const;

const descriptions = {
  fr: (containers: number, arrows: number) =>
    `${containers} conteneurs en quatre bandes, traversées par la gouvernance et l’exploitation ; ${arrows} échanges numérotés.`,
  en: (containers: number, arrows: number) =>
    `${containers} containers in four bands, crossed by governance and operations; ${arrows} numbered exchanges.`,
} as const;

/** The main picture of an architecture: its containers in production technology, with the flows of one variant. */
export function containerView(
  architecture: DrawnArchitecture,
  topology: Topology,
  { id, title, language }: Readonly<{ id: string; title: string; language: DiagramLanguage }>,
): GridView {
  const unordered = [
    ...flowArrows(architecture, { topology, language }),
    ...relationArrows(architecture, language),
  ];
  const touched = new Set(unordered.flatMap(({ from, to }) => [from, to]));
  const containers = architecture.containers.filter(
    ({ id: own, area }) => touched.has(own) || area === "governance" || area === "operations",
  );
  const cards = [
    ...architecture.systems.map((system) => cardOf(system, { zone: "systems", language })),
    ...containers.map((container) => cardOf(container, { zone: container.area, language, topology })),
    ...architecture.people.map((person) => cardOf(person, { zone: "people", language })),
  ];
  return {
    id,
    language,
    title,
    description: descriptions[language](containers.length, unordered.length),
    zones: Object.entries(zoneNames).map(([zone, name]) => ({ id: zone, name: name[language] })),
    cards,
    arrows: numbered(unordered, cards),
    columns: ["systems", "ingestion", "storage", "processing", "consumption", "people"],
    bars: ["governance", "operations"],
  };
}
