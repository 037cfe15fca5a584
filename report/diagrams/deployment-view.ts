import { deploymentNodesOf } from "#model";
import type { Deployment, DeploymentNode, Topology } from "#model";
import { cardOf } from "./element-card.ts";
import type { FrameView } from "./frame-plan.ts";
import type { Zone } from "./view.ts";
import type { DiagramLanguage } from "./words.ts";

const descriptions = {
  fr: (nodes: number, containers: number) =>
    `${containers} conteneurs sur ${nodes} nœuds emboîtés, avec leur nombre d’exemplaires.`,
  en: (nodes: number, containers: number) =>
    `${containers} containers on ${nodes} nested nodes, with the number of their instances.`,
} as const;

/** Which containers run on which machines and processes; on the laptop each shows what stands in for it there. */
export function deploymentView(
  deployment: Deployment<DiagramLanguage>,
  topology: Topology,
  { id, title, language }: Readonly<{ id: string; title: string; language: DiagramLanguage }>,
): FrameView {
  const nodes = deploymentNodesOf(deployment);
  const cards = nodes.flatMap((node) =>
    node.runs.map((container) => {
      const card = cardOf(container, { zone: node.id, language, topology });
      const { onLaptop } = container;
      return deployment.environment === "laptop" && onLaptop.state === "runs"
        ? Object.assign({}, card, { note: onLaptop.as[language] })
        : card;
    }),
  );
  return {
    id,
    language,
    title,
    description: descriptions[language](nodes.length, cards.length),
    zones: nodes.map((node) => zoneOf(node, language)),
    within: Object.fromEntries(nodes.flatMap((node) => node.holds.map((inner) => [inner.id, node.id]))),
    cards,
    arrows: [],
  };
}

function zoneOf(
  { id, words, technology, instances }: DeploymentNode<DiagramLanguage>,
  language: DiagramLanguage,
): Zone {
  const count = instances === 1 ? "" : `${instances} × `;
  return { id, name: `${words.name[language]} – ${count}${technology}` };
}
