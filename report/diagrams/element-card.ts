import type { Architecture, Container, Element, Topology } from "#model";
import type { Card, CardKind } from "./view.ts";
import type { DiagramLanguage } from "./words.ts";

/** An architecture that can be drawn in the report's languages. */
export type DrawnArchitecture = Architecture<DiagramLanguage>;

/** An element as a card; of a container, what it keeps in a topology decides its shape. */
export function cardOf(
  element: Element<DiagramLanguage>,
  { zone, language, topology }: Readonly<{ zone: string; language: DiagramLanguage; topology?: Topology }>,
): Card {
  const { id, words } = element;
  return {
    id,
    kind: element.kind === "container" ? kindOf(element, topology) : element.kind,
    zone,
    name: words.name[language],
    note: element.kind === "person" ? personNote[language] : element.technology,
    does: words.does[language],
  };
}

const personNote = { fr: "Personne", en: "Person" } as const;

function kindOf({ host }: Container, topology: Topology | undefined): CardKind {
  const kinds = new Set(topology?.nodes.filter((node) => node.host.id === host?.id).map(({ kind }) => kind));
  if (kinds.has("stream")) return "log";
  return kinds.has("table") || kinds.has("view") || kinds.has("landing") ? "store" : "container";
}
