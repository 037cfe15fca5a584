import type { Architecture } from "../language/architecture.ts";
import { deploymentNodesOf } from "../language/deployment.ts";
import type { Text, Wording } from "../language/text.ts";

/** Every text of an architecture, with where it stands. */
export function textsOf(architecture: Architecture): readonly Readonly<{ at: string; text: Text }>[] {
  const { people, systems, containers, relationships, deployments, needs, volumes, governance } =
    architecture;
  return [
    ...told("words", architecture.words),
    ...Object.entries(architecture.nodeWords).flatMap(([id, words]) => told(`nodeWords.${id}`, words)),
    ...Object.entries(architecture.domainWords).map(([id, text]) => ({ at: `domainWords.${id}`, text })),
    ...[...people, ...systems, ...containers].flatMap(({ id, words }) => told(`elements.${id}`, words)),
    ...containers.map(({ id, onLaptop }) => ({
      at: `elements.${id}.onLaptop`,
      text: onLaptop.state === "runs" ? onLaptop.as : onLaptop.because,
    })),
    ...relationships.map(({ from, to, does }) => ({ at: `relationships.${from.id}.${to.id}`, text: does })),
    ...deployments.flatMap(({ id, words }) => told(`deployments.${id}`, words)),
    ...deployments.flatMap((deployment) =>
      deploymentNodesOf(deployment).flatMap(({ id, words }) =>
        told(`deployments.${deployment.id}.${id}`, words),
      ),
    ),
    ...needs.flatMap(({ id, words }) => told(`needs.${id}`, words)),
    ...volumes.sizes.map(({ id, unit }) => ({ at: `volumes.${id}`, text: unit })),
    ...governance.flatMap(({ id, rule, enforcement }) => [
      { at: `governance.${id}`, text: rule },
      { at: `governance.${id}.enforcement`, text: enforcement.by },
    ]),
  ];
}

function told(at: string, { name, does }: Wording): readonly Readonly<{ at: string; text: Text }>[] {
  return [
    { at: `${at}.name`, text: name },
    { at: `${at}.does`, text: does },
  ];
}
