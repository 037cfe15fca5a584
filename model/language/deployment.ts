import type { Container } from "./container.ts";
import type { Wording } from "./text.ts";

/** A machine, a cluster or a process: what runs containers, or holds further nodes. */
export type DeploymentNode<L extends string = string> = Readonly<{
  id: string;
  technology: string;
  /** How many there are of it. */
  instances: number;
  runs: readonly Container<L>[];
  holds: readonly DeploymentNode<L>[];
  words: Wording<L>;
}>;

/** Where the containers run, in one environment. */
export type Deployment<L extends string = string> = Readonly<{
  id: string;
  /** `production` runs every container; `laptop` those that say what stands in for them there. */
  environment: "laptop" | "production";
  words: Wording<L>;
  nodes: readonly DeploymentNode<L>[];
}>;

/** All nodes of a deployment, outer before inner. */
export function deploymentNodesOf<L extends string>({
  nodes,
}: Readonly<{ nodes: readonly DeploymentNode<L>[] }>): readonly DeploymentNode<L>[] {
  return nodes.flatMap((node) => [node, ...deploymentNodesOf({ nodes: node.holds })]);
}
