import { kindNames } from "./kind-names.ts";
import { type Card, type DiagramView, zonesOf } from "./view.ts";

const arrowEnds = {
  event: { start: "-.", end: ".->" },
  batch: { start: "==", end: "==>" },
  request: { start: "--", end: "-->" },
} as const;

/** A view as a Mermaid flowchart, for pages that draw Mermaid: zones, shapes by kind, and the numbers of the flows. */
export function toMermaid(view: DiagramView): string {
  const { cards, arrows, language } = view;
  const nameOf = new Map(cards.map(({ id }, index) => [id, `n${index}`]));
  const node = (id: string): string => nameOf.get(id) ?? id;
  const lines = [
    "flowchart LR",
    ...zonesOf(view).flatMap(({ band, name }) =>
      [`  subgraph zone-${band} ["${escape(name)}"]`].concat(
        cards
          .filter((card) => card.band === band)
          .map((card) => `    ${node(card.id)}${shapeOf(card, kindNames[card.kind][language])}`),
        "  end",
      ),
    ),
    ...arrows.map(({ from, to, style, number }) => {
      const { start, end } = arrowEnds[style];
      return `  ${node(from)} ${start} "${number}" ${end} ${node(to)}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function shapeOf({ kind, name }: Card, kindName: string): string {
  const text = `"${escape(name)}<br/>${escape(kindName)}"`;
  switch (kind) {
    case "stream":
      return `([${text}])`;
    case "table":
    case "view":
    case "landing":
      return `[(${text})]`;
    case "job":
    case "table-sink":
      return `[[${text}]]`;
    case "processor":
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
