import { liftedFlows, partOf } from "#model";
import type { Topology } from "#model";
import type { DrawnArchitecture } from "../diagrams/element-card.ts";
import { coloursOf, strokes } from "../diagrams/palette.ts";
import { type DiagramLanguage, wordsOf } from "../diagrams/words.ts";
import { block, identifier, text } from "./dsl-text.ts";
import { absentTag, platform } from "./elements.ts";
import { elementId } from "./relations.ts";

const layOut = "autoLayout lr";

/** The views: context; of each variant the containers, the components, and each need's flow step by step; deployments. */
export function viewLines(architecture: DrawnArchitecture, language: DiagramLanguage): readonly string[] {
  return [
    ...block(`systemContext ${platform} "context"`, ["include *", layOut]),
    ...architecture.topologies.flatMap((topology) => variantViews(architecture, topology, language)),
    ...architecture.deployments.flatMap(({ id, words }) =>
      block(`deployment ${platform} ${text(words.name[language])} ${text(`deployment-${id}`)}`, [
        "include *",
        layOut,
      ]),
    ),
    ...block("styles", styleLines()),
  ];
}

function variantViews(
  architecture: DrawnArchitecture,
  topology: Topology,
  language: DiagramLanguage,
): readonly string[] {
  const tag = absentTag(topology.id);
  const what = ["include *", `exclude element.tag==${tag}`, `exclude relationship.tag==${tag}`, layOut];
  const hosting = architecture.containers.filter(({ host }) =>
    topology.nodes.some((node) => node.host.id === host?.id),
  );
  return [
    ...block(`container ${platform} ${text(`containers-${topology.id}`)}`, what),
    ...hosting.flatMap(({ id }) =>
      block(`component ${identifier("container", id)} ${text(`components-${id}-${topology.id}`)}`, what),
    ),
    ...architecture.needs.flatMap(({ id, words, servedBy }) => {
      const steps = liftedFlows(architecture, partOf(topology, servedBy)).map(
        ({ from, to, data }) =>
          `${elementId(from)} -> ${elementId(to)} ${text(data.map((own) => wordsOf(own, architecture.nodeWords, language).name).join(", "))}`,
      );
      return block(`dynamic ${platform} ${text(`flow-${id}-${topology.id}`)}`, [
        `title ${text(words.name[language])}`,
        ...steps,
        layOut,
      ]);
    }),
  ];
}

const lines = { event: "Dashed", batch: "Dotted", request: "Solid" } as const;

function styleLines(): readonly string[] {
  return [
    ...elementStyle("Person", { kind: "person", shape: "Person" }),
    ...elementStyle("Software System", { kind: "platform", shape: "RoundedBox" }),
    ...elementStyle("Neighbour", { kind: "system", shape: "Box" }),
    ...elementStyle("Container", { kind: "container", shape: "RoundedBox" }),
    ...elementStyle("Log", { kind: "log", shape: "Pipe" }),
    ...elementStyle("Store", { kind: "store", shape: "Cylinder" }),
    ...elementStyle("Component", { kind: "processor", shape: "Component" }),
    ...Object.entries(lines).flatMap(([style, line]) =>
      block(`relationship ${text(style)}`, [`style ${line}`]),
    ),
    ...Object.entries(strokes).flatMap(([style, { colour }]) =>
      block(`relationship ${text(style)}`, [`color ${colour}`]),
    ),
  ];
}

function elementStyle(
  tag: string,
  { kind, shape }: Readonly<{ kind: keyof typeof coloursOf; shape: string }>,
): readonly string[] {
  const { fill, line, text: ink } = coloursOf[kind];
  return block(`element ${text(tag)}`, [
    `shape ${shape}`,
    `background ${fill}`,
    `stroke ${line}`,
    `color ${ink}`,
  ]);
}
