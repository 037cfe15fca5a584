import { flowsOf } from "#model";
import type { Container, Topology } from "#model";
import type { DrawnArchitecture } from "./element-card.ts";
import type { FrameView } from "./frame-plan.ts";
import { kindNames } from "./kind-names.ts";
import type { Card } from "./view.ts";
import { type DiagramLanguage, wordsOf } from "./words.ts";

const descriptions = {
  fr: (components: number) =>
    `${components} composants par domaine ; ← ce que chacun lit, → ce qu’il écrit ou qui le lit.`,
  en: (components: number) =>
    `${components} components by domain; ← what each reads, → what it writes or who reads it.`,
} as const;

/** A flow's other ends beyond this many are counted, not named. */
const namedMax = 3;

/**
 * The nodes that a container runs, as its components (C4 level 3), by the domain that owns them. What each reads and
 * writes stands on its card.
 */
export function componentView(
  architecture: DrawnArchitecture,
  { topology, container }: Readonly<{ topology: Topology; container: Container<DiagramLanguage> }>,
  { id, title, language }: Readonly<{ id: string; title: string; language: DiagramLanguage }>,
): FrameView {
  const nodes = topology.nodes.filter(({ host }) => host.id === container.host?.id);
  const domains = [...new Set(nodes.map(({ domain }) => domain.id))];
  const frame = `frame-${container.id}`;
  const flows = flowsOf(topology);
  const named = (ids: readonly string[], sign: string): readonly string[] => {
    const all = [...new Set(ids)].map((end) => wordsOf(end, architecture.nodeWords, language).name);
    const beyond = all.length > namedMax ? [`+\u00a0${all.length - namedMax}`] : [];
    return all.length === 0 ? [] : [`${sign} ${[...all.slice(0, namedMax), ...beyond].join(", ")}`];
  };
  const cards = nodes.map((node): Card => {
    const reads = flows.filter(({ to }) => to === node.id).map(({ from }) => from);
    const writes = flows.filter(({ from }) => from === node.id).map(({ to }) => to);
    const notes = [kindNames[node.kind][language], ...named(reads, "←"), ...named(writes, "→")];
    const { name, does } = wordsOf(node.id, architecture.nodeWords, language);
    return { id: node.id, kind: node.kind, zone: node.domain.id, note: notes.join("\n"), name, does };
  });
  return {
    id,
    language,
    title,
    description: descriptions[language](cards.length),
    zones: [
      { id: frame, name: `${container.words.name[language]} – ${container.technology}` },
      ...domains.map((domain) => ({
        id: domain,
        name: architecture.domainWords[domain]?.[language] ?? domain,
      })),
    ],
    within: Object.fromEntries(domains.map((domain) => [domain, frame])),
    cards,
    arrows: [],
  };
}
