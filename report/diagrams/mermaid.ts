import type { Card, DiagramView } from "./view.ts";

const arrows = { event: "-.->", batch: "-..->", request: "-->" } as const;

/** A view as a Mermaid flowchart, for pages that draw Mermaid. */
export function toMermaid({ cards, arrows: flows }: DiagramView): string {
  const nameOf = new Map(cards.map(({ id }, index) => [id, `n${index}`]));
  return [
    "flowchart LR",
    ...cards.map((card) => `  ${nameOf.get(card.id) ?? ""}${shapeOf(card)}`),
    ...flows.map(
      ({ from, to, style }) => `  ${nameOf.get(from) ?? ""} ${arrows[style]} ${nameOf.get(to) ?? ""}`,
    ),
    "",
  ].join("\n");
}

function shapeOf({ kind, name }: Card): string {
  const text = `"${name.replaceAll('"', "#quot;")}"`;
  switch (kind) {
    case "stream":
      return `([${text}])`;
    case "table":
    case "view":
    case "landing":
      return `[(${text})]`;
    case "source":
    case "egress":
    case "endpoint":
      return `[[${text}]]`;
    case "processor":
    case "table-sink":
    case "job":
      return `[${text}]`;
  }
}
