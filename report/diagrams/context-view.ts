import type { Topology } from "#model";
import { flowArrows, numbered } from "./element-arrows.ts";
import type { Unnumbered } from "./element-arrows.ts";
import { cardOf } from "./element-card.ts";
import type { DrawnArchitecture } from "./element-card.ts";
import type { GridView } from "./grid-plan.ts";
import type { Card } from "./view.ts";
import type { DiagramLanguage } from "./words.ts";

const platformId = "platform";

const descriptions = {
  fr: (people: number, systems: number) =>
    `${people} rôles et ${systems} systèmes voisins autour de la plateforme.`,
  en: (people: number, systems: number) =>
    `${people} roles and ${systems} neighbouring systems around the platform.`,
} as const;

/** The platform as one whole, with the people and systems around it (C4 level 1); the topology gives the sources. */
export function contextView(
  architecture: DrawnArchitecture,
  topology: Topology,
  { id, title, language }: Readonly<{ id: string; title: string; language: DiagramLanguage }>,
): GridView {
  const { people, systems, words } = architecture;
  const cards: readonly Card[] = [
    ...systems.map((system) => cardOf(system, { zone: "systems", language })),
    {
      id: platformId,
      kind: "platform",
      zone: "platform",
      name: words.name[language],
      note: words.does[language],
      does: words.does[language],
    },
    ...people.map((person) => cardOf(person, { zone: "people", language })),
  ];
  return {
    id,
    language,
    title,
    description: descriptions[language](people.length, systems.length),
    zones: ["systems", "platform", "people"].map((zone) => ({ id: zone, name: "" })),
    cards,
    arrows: numbered(aroundPlatform(architecture, { topology, language }), cards),
    columns: ["systems", "platform", "people"],
    bars: [],
  };
}

/** All that passes between two elements, containers taken as the platform: one line for each pair and direction. */
function aroundPlatform(
  architecture: DrawnArchitecture,
  { topology, language }: Readonly<{ topology: Topology; language: DiagramLanguage }>,
): readonly Unnumbered[] {
  const outside = new Set([...architecture.people, ...architecture.systems].map(({ id }) => id));
  const end = (id: string): string => (outside.has(id) ? id : platformId);
  const relations = architecture.relationships.map(({ from, to, style, does }) => ({
    from: from.id,
    to: to.id,
    style,
    says: does[language],
  }));
  const pairs = new Map<string, Omit<Unnumbered, "says"> & { readonly says: Set<string> }>();
  for (const arrow of [...flowArrows(architecture, { topology, language }), ...relations]) {
    const [from, to] = [end(arrow.from), end(arrow.to)];
    if (from === to) continue;
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, style: arrow.style, says: new Set() };
    pairs.set(`${from} ${to}`, pair);
    pair.says.add(arrow.says);
  }
  return [...pairs.values()].map(({ from, to, style, says }) => ({
    from,
    to,
    style,
    says: [...says].join(", "),
  }));
}
