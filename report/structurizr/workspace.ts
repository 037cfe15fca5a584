import type { DrawnArchitecture } from "../diagrams/element-card.ts";
import { type DiagramLanguage, requireWords } from "../diagrams/words.ts";
import { deploymentLines } from "./deployments.ts";
import { block, text } from "./dsl-text.ts";
import { elementLines } from "./elements.ts";
import { relationLines } from "./relations.ts";
import { viewLines } from "./views.ts";

/**
 * The whole of an architecture as one Structurizr workspace: people, systems, containers, components, deployments, and
 * views of each variant. What a variant lacks is tagged so, and left out of its views.
 *
 * @throws {ReportError} `UNRESOLVED_REFERENCE`, listing every node without words.
 */
export function toStructurizrDsl(architecture: DrawnArchitecture, language: DiagramLanguage): string {
  const { id, words, topologies, nodeWords } = architecture;
  const nodeIds = topologies.flatMap(({ nodes }) => nodes.map((node) => node.id));
  requireWords([...new Set(nodeIds)], nodeWords, id);
  const lines = block(`workspace ${text(words.name[language])} ${text(words.does[language])}`, [
    "!identifiers flat",
    "!impliedRelationships false",
    ...block("model", [
      ...elementLines(architecture, language),
      ...relationLines(architecture, language),
      ...deploymentLines(architecture, language),
    ]),
    ...block("views", viewLines(architecture, language)),
    ...block("configuration", ["scope softwaresystem"]),
  ]);
  return `${lines.join("\n")}\n`;
}
