import { type Flow, flowsOf, type NodeKind, type Topology } from "#model";
import type { DiagramLanguage, Words } from "./words.ts";
import { requireWords, wordsOf } from "./words.ts";

/** What the DSL of one topology is made of; `system` is the name of the software system around its hosts. */
export type StructurizrSource = Readonly<{
  system: string;
  topology: Topology;
  words: Words;
  hostWords: Words;
  language: DiagramLanguage;
}>;

const lines: Readonly<Record<Flow["style"], string>> = { event: "Dashed", batch: "Dotted", request: "Solid" };

/**
 * The topology's hosts as C4 containers in Structurizr DSL. Flows are lifted to hosts, one relationship for each pair;
 * a flow within one host is left out.
 *
 * @throws {ReportError} `UNRESOLVED_REFERENCE`, listing every host without words.
 */
export function toStructurizrDsl(source: StructurizrSource): string {
  const { system, topology } = source;
  return `${[
    `workspace ${text(system)} {`,
    "  model {",
    `    system = softwareSystem ${text(system)} {`,
    ...containers(source),
    "    }",
    ...relationships(source),
    "  }",
    "  views {",
    `    container system ${text(`containers-${topology.id}`)} {`,
    "      include *",
    "      autoLayout lr",
    "    }",
    "    styles {",
    ...Object.entries(lines).map(
      ([style, line]) => `      relationship ${text(style)} {\n        style ${line}\n      }`,
    ),
    "    }",
    "  }",
    "}",
  ].join("\n")}\n`;
}

function containers({ topology, hostWords, language }: StructurizrSource): readonly string[] {
  const ids = [...new Set(topology.nodes.map(({ host }) => host.id))];
  requireWords(ids, hostWords, topology.id);
  return ids.map((id) => {
    const { name, does } = wordsOf(id, hostWords, language);
    return `      ${identifier(id)} = container ${text(name)} ${text(does)}`;
  });
}

function relationships({ topology, words, language }: StructurizrSource): readonly string[] {
  const nodeById = new Map(topology.nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, { styles: Set<string>; data: Set<string> }>();
  for (const { from, to, style } of flowsOf(topology)) {
    const [source, target] = [nodeById.get(from), nodeById.get(to)];
    if (!source || !target || source.host.id === target.host.id) continue;
    const ends = `${identifier(source.host.id)} -> ${identifier(target.host.id)}`;
    const pair = pairs.get(ends) ?? { styles: new Set(), data: new Set() };
    pairs.set(ends, pair);
    pair.styles.add(style);
    // What moves is best named by the end that keeps it.
    const kept = isStore(target.kind) ? to : from;
    pair.data.add(words[kept]?.name[language] ?? kept);
  }
  return [...pairs].map(
    ([ends, { styles, data }]) =>
      `    ${ends} ${text([...data].join(", "))} ${text([...styles].join(", "))} ${text([...styles].join(","))}`,
  );
}

function isStore(kind: NodeKind): boolean {
  return kind === "stream" || kind === "table" || kind === "view" || kind === "landing";
}

/** Identifiers are letters, digits, `_` and `-`, and must not meet a word of the language. */
function identifier(hostId: string): string {
  return `host_${hostId.replaceAll(/[^a-zA-Z0-9_-]/g, "_")}`;
}

/** The language is read line by line: a text has no line end, and `\"` is its only escape. */
function text(value: string): string {
  return `"${value
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("\\", "/")
    .replaceAll('"', '\\"')}"`;
}
