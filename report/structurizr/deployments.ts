import type { DeploymentNode } from "#model";
import type { DrawnArchitecture } from "../diagrams/element-card.ts";
import type { DiagramLanguage } from "../diagrams/words.ts";
import { block, identifier, text } from "./dsl-text.ts";

/** Each deployment as an environment of nested nodes and container instances. */
export function deploymentLines(
  { deployments }: DrawnArchitecture,
  language: DiagramLanguage,
): readonly string[] {
  return deployments.flatMap(({ words, nodes }) =>
    block(
      `deploymentEnvironment ${text(words.name[language])}`,
      nodes.flatMap((node) => nodeLines(node, language)),
    ),
  );
}

function nodeLines(node: DeploymentNode<DiagramLanguage>, language: DiagramLanguage): readonly string[] {
  const { words, technology, instances, runs, holds } = node;
  const head = `deploymentNode ${text(words.name[language])} ${text(words.does[language])} ${text(technology)} "" ${instances}`;
  return block(head, [
    ...runs.map(({ id }) => `containerInstance ${identifier("container", id)}`),
    ...holds.flatMap((inner) => nodeLines(inner, language)),
  ]);
}
