import { type Card, type DiagramView, zonesOf } from "./view.ts";

const arrowEnds = {
  event: { start: "-.", end: ".->" },
  batch: { start: "==", end: "==>" },
  request: { start: "--", end: "-->" },
} as const;

/** A view as a Mermaid flowchart, for pages that draw Mermaid: zones, shapes by kind, and the numbers of the flows. */
export function toMermaid(view: DiagramView): string {
  const { cards, arrows } = view;
  const nameOf = new Map(cards.map(({ id }, index) => [id, `n${index}`]));
  const node = (id: string): string => nameOf.get(id) ?? id;
  const lines = [
    "flowchart LR",
    ...zonesOf(view).flatMap((zone, index) => {
      const inside = cards
        .filter((card) => card.zone === zone.id)
        .map((card) => `    ${node(card.id)}${shapeOf(card)}`);
      if (zone.name === "") return inside;
      return [`  subgraph zone${index} ["${escape(zone.name)}"]`].concat(inside, "  end");
    }),
    ...arrows.map(({ from, to, style, number }) => {
      const { start, end } = arrowEnds[style];
      return `  ${node(from)} ${start} "${number}" ${end} ${node(to)}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function shapeOf({ kind, name, note }: Card): string {
  const text = `"${[name, ...note.split("\n")].map(escape).join("<br/>")}"`;
  switch (kind) {
    case "stream":
    case "log":
    case "person":
      return `([${text}])`;
    case "table":
    case "view":
    case "landing":
    case "store":
      return `[(${text})]`;
    case "job":
    case "table-sink":
      return `[[${text}]]`;
    case "processor":
    case "container":
    case "platform":
    case "system":
      return `[${text}]`;
    case "source":
    case "egress":
      return `[/${text}/]`;
    case "endpoint":
      return `{{${text}}}`;
  }
}

/** Within quotes Mermaid knows no escape but its own entities. */
function escape(text: string): string {
  return text.replaceAll(/[#"<>&`\n]/g, (mark) => `#${mark.codePointAt(0) ?? 32};`);
}
