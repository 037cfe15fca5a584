import type { Language } from "#kernel/units";
import { deploymentNodesOf } from "#model";
import type { Container, Deployment } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { figure, plain } from "../document/inline.ts";
import type { Line, TableBlock } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    component: "Composant",
    role: "Rôle",
    production: "En production",
    laptop: "Dans l’implémentation de référence",
    area: "Couche",
    technologies: "Les composants, en production et dans l’implémentation de référence",
    inArea: "Les composants",
    node: "Nœud",
    technology: "Technologie",
    instances: "Nombre",
    runs: "Ce qu’il exécute",
    absent: "absent",
    areas: {
      ingestion: "ingestion",
      storage: "stockage",
      processing: "traitement",
      consumption: "consommation",
      governance: "gouvernance",
      operations: "exploitation",
    },
  },
  en: {
    component: "Component",
    role: "What it does",
    production: "In production",
    laptop: "In the reference implementation",
    area: "Layer",
    technologies: "The components, in production and in the reference implementation",
    inArea: "The components",
    node: "Node",
    technology: "Technology",
    instances: "Count",
    runs: "What it runs",
    absent: "absent",
    areas: {
      ingestion: "ingestion",
      storage: "storage",
      processing: "processing",
      consumption: "consumption",
      governance: "governance",
      operations: "operations",
    },
  },
} as const satisfies Record<Language, unknown>;

type Area = keyof (typeof words)["fr"]["areas"];
const areas = [
  "ingestion",
  "storage",
  "processing",
  "consumption",
  "governance",
  "operations",
] as const satisfies readonly Area[];

/** `{{container:ID.name}}`, `.does`, `.production`, `.laptop`; `{{table:technologies}}`, `{{table:containers-ingestion}}` and so on, `{{table:deployment-production}}`. */
export function containersPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language } = input;
  const { containers, deployments } = input.model.architecture;
  return [
    ...containers.flatMap((container) => [
      lineEntry(`container:${container.id}.name`, plain(container.words.name[language])),
      lineEntry(`container:${container.id}.does`, plain(container.words.does[language])),
      lineEntry(`container:${container.id}.production`, plain(container.technology)),
      lineEntry(`container:${container.id}.laptop`, laptopOf(container, language)),
    ]),
    lineEntry("count:containers", [figure(String(containers.length), { kind: "modelled" })]),
    blockEntry("table:technologies", () => [technologiesTable(containers, language)]),
    ...areas.map((area) => blockEntry(`table:containers-${area}`, () => [areaTable(area, input)])),
    ...deployments.map((deployment) =>
      blockEntry(`table:deployment-${deployment.id}`, () => [deploymentTable(deployment, language)]),
    ),
  ];
}

function laptopOf({ onLaptop }: Container<Language>, language: Language): Line {
  const told = onLaptop.state === "runs" ? onLaptop.as : onLaptop.because;
  return onLaptop.state === "runs"
    ? plain(told[language])
    : plain(`${words[language].absent}${language === "fr" ? "\u00a0:" : ":"} ${told[language]}`);
}

function technologiesTable(containers: readonly Container<Language>[], language: Language): TableBlock {
  const w = words[language];
  return {
    kind: "table",
    id: "table-technologies",
    caption: w.technologies,
    columns: [
      { head: w.component, width: "share", align: "start" },
      { head: w.area, width: "content", align: "start" },
      { head: w.production, width: "share", align: "start" },
      { head: w.laptop, width: "share", align: "start" },
    ],
    rows: areas.flatMap((area) =>
      containers
        .filter((container) => container.area === area)
        .map((container) => [
          plain(container.words.name[language]),
          plain(w.areas[area]),
          plain(container.technology),
          laptopOf(container, language),
        ]),
    ),
  };
}

function areaTable(area: Area, { language, model }: ReportInput): TableBlock {
  const w = words[language];
  return {
    kind: "table",
    id: `table-containers-${area}`,
    caption: `${w.inArea} – ${w.areas[area]}`,
    columns: [
      { head: w.component, width: "content", align: "start" },
      { head: w.role, width: "share", align: "start" },
      { head: w.production, width: "content", align: "start" },
    ],
    rows: model.architecture.containers
      .filter((container) => container.area === area)
      .map(({ words: told, technology }) => [
        plain(told.name[language]),
        plain(told.does[language]),
        plain(technology),
      ]),
  };
}

function deploymentTable(deployment: Deployment<Language>, language: Language): TableBlock {
  const w = words[language];
  return {
    kind: "table",
    id: `table-deployment-${deployment.id}`,
    caption: `${deployment.words.name[language]}${language === "fr" ? "\u00a0:" : ":"} ${deployment.words.does[language]}`,
    columns: [
      { head: w.node, width: "share", align: "start" },
      { head: w.technology, width: "content", align: "start" },
      { head: w.instances, width: "content", align: "end" },
      { head: w.runs, width: "share", align: "start" },
    ],
    rows: deploymentNodesOf(deployment).map((node) => [
      plain(node.words.name[language]),
      plain(node.technology),
      [figure(String(node.instances), { kind: "assumed" })],
      plain(node.runs.map((container) => container.words.name[language]).join(", ")),
    ]),
  };
}
