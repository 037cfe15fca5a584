import type { Architecture } from "../language/architecture.ts";
import { deploymentNodesOf } from "../language/deployment.ts";
import { liftedFlows, placeOf } from "../language/lifted-flow.ts";
import type { ArchitectureRule, Breach } from "./rule.ts";
import { textsOf } from "./texts-of.ts";
import { twice } from "./twice.ts";

/** Rules about people, systems, containers and where they run. */
export const elementRules: readonly ArchitectureRule[] = [
  {
    id: "id-is-unique",
    severity: "error",
    why: "Pictures and tables find an element by its id.",
    mend: "Rename one of the two.",
    finds: (architecture) => [
      ...twice("elements", elementsOf(architecture)),
      ...twice("needs", architecture.needs),
      ...twice("governance", architecture.governance),
      ...twice("volumes", architecture.volumes.sizes),
      ...architecture.deployments.flatMap((deployment) =>
        twice(`deployments.${deployment.id}`, deploymentNodesOf(deployment)),
      ),
    ],
  },
  {
    id: "host-is-placed",
    severity: "error",
    why: "A node runs in a container of the platform, or, if it is a source, in a system outside.",
    mend: "Give the host to a container, or to a system where only sources stand in it.",
    finds: (architecture) =>
      architecture.topologies.flatMap((topology) =>
        topology.nodes.flatMap(({ id, kind, host }): readonly Breach[] => {
          const place = placeOf(host.id, architecture);
          const at = `${topology.id}.${id}`;
          if (!place) return [{ at, message: `its host ${host.id} is neither a container nor a system` }];
          return place.kind === "system" && kind !== "source"
            ? [{ at, message: `it is a ${kind} and stands outside the platform, in ${place.id}` }]
            : [];
        }),
      ),
  },
  {
    id: "node-has-words",
    severity: "error",
    why: "A picture cannot show a node that is called nothing.",
    mend: "Write in `nodeWords` what the node is called and does; where a node was renamed, rename its words.",
    finds: ({ topologies, nodeWords }) =>
      topologies.flatMap((topology) =>
        topology.nodes
          .filter(({ id }) => !Object.hasOwn(nodeWords, id))
          .map(({ id }) => ({ at: `${topology.id}.${id}`, message: "it has no words" })),
      ),
  },
  {
    id: "domain-has-a-name",
    severity: "error",
    why: "Who owns a datum is told by name.",
    mend: "Give the domain a name in `domainWords`.",
    finds: ({ topologies, domainWords }) => {
      const owners = topologies.flatMap(({ nodes }) => nodes.map(({ domain }) => domain.id));
      return [...new Set(owners)]
        .filter((id) => domainWords[id] === undefined)
        .map((id) => ({ at: `domainWords.${id}`, message: "it owns nodes and has no name" }));
    },
  },
  {
    id: "area-is-filled",
    severity: "error",
    why: "A platform that lacks a band or a concern has been drawn too early.",
    mend: "Add a container to the area.",
    finds: ({ containers }) =>
      (["ingestion", "storage", "processing", "consumption", "governance", "operations"] as const)
        .filter((area) => !containers.some((container) => container.area === area))
        .map((area) => ({ at: `containers.${area}`, message: "no container is there" })),
  },
  {
    id: "element-is-present",
    severity: "error",
    why: "A relation to an element that the architecture does not hold is drawn nowhere.",
    mend: "Put the element into the architecture's list, or drop the reference.",
    finds: (architecture) => {
      const present = new Set(elementsOf(architecture).map(({ id }) => id));
      const { relationships, containers, deployments, governance } = architecture;
      return [
        ...relationships.flatMap(({ from, to }) => [from.id, to.id]),
        ...containers.flatMap(({ carries }) => carries.map(({ id }) => id)),
        ...deployments.flatMap((deployment) =>
          deploymentNodesOf(deployment).flatMap(({ runs }) => runs.map(({ id }) => id)),
        ),
        ...governance.flatMap((rule) => rule.containers.map(({ id }) => id)),
      ]
        .filter((id) => !present.has(id))
        .map((id) => ({ at: `elements.${id}`, message: "it is referred to, and the architecture lacks it" }));
    },
  },
  {
    id: "element-has-a-reason",
    severity: "error",
    why: "An element that nothing passes through explains nothing, and costs.",
    mend: "Host nodes in it, let it carry a system, or relate it to what it serves; or take it out.",
    finds: (architecture) => {
      const joined = new Set(architecture.relationships.flatMap(({ from, to }) => [from.id, to.id]));
      for (const topology of architecture.topologies) {
        for (const { host } of topology.nodes) joined.add(placeOf(host.id, architecture)?.id ?? "");
        for (const { from, to } of liftedFlows(architecture, topology)) joined.add(from.id).add(to.id);
      }
      return elementsOf(architecture)
        .filter(
          (element) =>
            !joined.has(element.id) && !(element.kind === "container" && element.area === "governance"),
        )
        .map(({ id }) => ({ at: `elements.${id}`, message: "no node, flow or relation has to do with it" }));
    },
  },
  {
    id: "container-is-deployed",
    severity: "error",
    why: "What runs nowhere does not run, and what runs twice is paid twice.",
    mend: "List the container in exactly one node of the deployment; on the laptop only if it runs there.",
    finds: ({ containers, deployments }) =>
      deployments.flatMap((deployment) => {
        const runs = deploymentNodesOf(deployment).flatMap((node) => node.runs.map(({ id }) => id));
        return containers.flatMap(({ id, onLaptop }): readonly Breach[] => {
          const wanted = deployment.environment === "laptop" && onLaptop.state === "absent" ? 0 : 1;
          const found = runs.filter((run) => run === id).length;
          return found === wanted
            ? []
            : [
                {
                  at: `deployments.${deployment.id}`,
                  message: `${id} runs ${found} times there, not ${wanted}`,
                },
              ];
        });
      }),
  },
  {
    id: "deployment-of-each-environment",
    severity: "error",
    why: "What is shown on a laptop and what is proposed must be told apart, and both be told.",
    mend: "Write a deployment whose environment is the one that is missing.",
    finds: ({ deployments }) =>
      (["laptop", "production"] as const)
        .filter((environment) => !deployments.some((deployment) => deployment.environment === environment))
        .map((environment) => ({ at: "deployments", message: `none is for ${environment}` })),
  },
  {
    id: "text-is-there",
    severity: "error",
    why: "A reader of one of the declared languages would meet a hole.",
    mend: "Write the text in each language that the architecture declares.",
    finds: (architecture) =>
      textsOf(architecture).flatMap(({ at, text }) =>
        architecture.languages
          .filter((language) => (text[language] ?? "").trim() === "")
          .map((language) => ({ at, message: `it has no text in "${language}"` })),
      ),
  },
];

type Elements = readonly (
  | Architecture["people"][number]
  | Architecture["systems"][number]
  | Architecture["containers"][number]
)[];

function elementsOf({ people, systems, containers }: Architecture): Elements {
  return [...people, ...systems, ...containers];
}
