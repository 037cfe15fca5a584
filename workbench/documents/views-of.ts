import { partOf } from "#model";
import type { Topology } from "#model";
import { componentView, containerView, contextView, dataFlowView, deploymentView } from "#report";
import type { DrawnArchitecture, FrameView, GridView, DiagramView } from "#report";

type Language = DiagramView["language"];

/** A view to be drawn, with the way in which it is to be placed. */
export type PlannedView =
  | Readonly<{ placing: "grid"; view: GridView }>
  | Readonly<{ placing: "frames"; view: FrameView }>
  | Readonly<{ placing: "flow"; view: DiagramView }>;

const words = {
  fr: {
    context: "contexte",
    containers: "conteneurs",
    components: "composants",
    deployment: "déploiement",
    flow: "flux de données",
  },
  en: {
    context: "context",
    containers: "containers",
    components: "components",
    deployment: "deployment",
    flow: "data flow",
  },
} as const;

const paradigmNames: Readonly<Record<Topology["paradigm"], string>> = {
  kappa: "Kappa",
  lambda: "Lambda",
  "data-lake": "Data lake",
  "data-mesh": "Data mesh",
};

/**
 * Every view of an architecture: context, deployments, and for each variant the containers, the components of each
 * container that has any, and the flow of each need. Ids: `context`, `containers-kappa`, `components-api-kappa`,
 * `deployment-laptop`, `flow-fraud-kappa`.
 */
export function viewsOf(architecture: DrawnArchitecture, language: Language): readonly PlannedView[] {
  const { topologies, deployments, words: name } = architecture;
  const w = words[language];
  const [proposal] = topologies;
  if (!proposal) return [];
  return [
    grid(
      contextView(architecture, proposal, {
        id: "context",
        title: `${name.name[language]} – ${w.context}`,
        language,
      }),
    ),
    ...topologies.flatMap((topology) => variantViews(architecture, topology, language)),
    ...deployments.map((deployment) =>
      frames(
        deploymentView(deployment, proposal, {
          id: `deployment-${deployment.id}`,
          title: `${name.name[language]} – ${w.deployment}, ${deployment.words.name[language].toLowerCase()}`,
          language,
        }),
      ),
    ),
  ];
}

function variantViews(
  architecture: DrawnArchitecture,
  topology: Topology,
  language: Language,
): readonly PlannedView[] {
  const { containers, needs, nodeWords, words: name } = architecture;
  const w = words[language];
  const paradigm = paradigmNames[topology.paradigm];
  const hosting = containers.filter(({ host }) => topology.nodes.some((node) => node.host.id === host?.id));
  return [
    grid(
      containerView(architecture, topology, {
        id: `containers-${topology.id}`,
        title: `${name.name[language]} – ${w.containers}, ${paradigm}`,
        language,
      }),
    ),
    ...hosting.map((container) => {
      const id = `components-${container.id}-${topology.id}`;
      const title = `${container.words.name[language]} – ${w.components}, ${paradigm}`;
      return frames(componentView(architecture, { topology, container }, { id, title, language }));
    }),
    ...needs.map((need): PlannedView => {
      const id = `flow-${need.id}-${topology.id}`;
      const title = `${need.words.name[language]} – ${w.flow}, ${paradigm}`;
      const part = partOf(topology, need.servedBy);
      return { placing: "flow", view: dataFlowView(part, nodeWords, { id, title, language }) };
    }),
  ];
}

function grid(view: GridView): PlannedView {
  return { placing: "grid", view };
}

function frames(view: FrameView): PlannedView {
  return { placing: "frames", view };
}
