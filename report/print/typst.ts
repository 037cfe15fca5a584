import Handlebars from "handlebars";
import type { Block, DocumentTree, Inline, Line, TableBlock } from "../document/tree.ts";
import { labelsOf, originMarks } from "./numbering.ts";
import type { Labels } from "./numbering.ts";
import { typstTemplate } from "./typst-template.ts";

/** Width, height and fit of a picture; a page's is as high as leaves room for its caption. */
const sizes = {
  narrow: ["68%", "auto", "contain"],
  column: ["100%", "auto", "contain"],
  wide: ["192mm", "auto", "contain"],
  page: ["100%", "140mm", "contain"],
} as const;

/** A document as Typst source; its pictures are the files `<id>.svg` beside it. */
export function toTypst(tree: DocumentTree): string {
  const labels = labelsOf(tree);
  const engine = Handlebars.create();
  engine.registerHelper("string", (text: unknown) => typstString(String(text)));
  engine.registerHelper("t", (text: unknown) => typstText(String(text)));
  const template = engine.compile(typstTemplate, { noEscape: true, strict: true });
  return template({
    language: tree.language,
    kind: tree.kind,
    title: tree.title,
    subtitle: tree.subtitle,
    legend: tree.legend,
    contents: tree.language === "fr" ? "Sommaire" : "Contents",
    chapters: tree.chapters.map(({ id, title, blocks }) => ({
      id,
      title,
      body: blocks.map((block) => typstBlock(block, labels)).join("\n\n"),
    })),
  });
}

function typstBlock(block: Block, labels: Labels): string {
  const line = (words: Line): string => typstLine(words, labels);
  switch (block.kind) {
    case "heading":
      return `${"=".repeat(block.level)} ${line(block.line)} <${block.id}>`;
    case "paragraph":
      return line(block.line);
    case "note":
      return `#note[${line(block.line)}]`;
    case "list":
      return block.items.map((item) => `${block.ordered ? "+" : "-"} ${line(item)}`).join("\n");
    case "code":
      return `#raw(block: true, lang: ${typstString(block.language)}, ${typstString(block.text)})`;
    case "table":
      return typstTable(block, labels);
    case "picture": {
      const caption = `${labels.get(block.id)?.caption ?? ""} – ${block.caption}`;
      const file = typstString(`${block.id}.svg`);
      const alt = typstString(block.description);
      const [width, height, fit] = sizes[block.size];
      const image = `image(${file}, width: ${width}, height: ${height}, fit: "${fit}", alt: ${alt})`;
      const placed = block.size === "wide" ? `pad(x: -14mm, ${image})` : image;
      const figure = `#figure(${placed}, kind: image, supplement: none, numbering: none, caption: [${typstText(caption)}]) <${block.id}>`;
      return block.size === "page" ? `#across[\n${figure}\n]` : figure;
    }
  }
}

function typstTable({ id, caption, columns, rows }: TableBlock, labels: Labels): string {
  const widths = columns.map(({ width }) => (width === "share" ? "1fr" : "auto")).join(", ");
  const aligns = columns.map(({ align }) => align).join(", ");
  const head = columns.map((column) => `[${typstText(column.head)}]`).join(", ");
  const body = rows.map((row) => row.map((cell) => `[${typstLine(cell, labels)}]`).join(", "));
  const title = typstText(`${labels.get(id)?.caption ?? ""} – ${caption}`);
  return `#figure(table(columns: (${widths},), align: (${aligns},), table.header(${head}),\n${body.map((row) => `  ${row},\n`).join("")}), kind: table, supplement: none, numbering: none, caption: [${title}]) <${id}>`;
}

function typstLine(line: Line, labels: Labels): string {
  return line.map((inline) => typstInline(inline, labels)).join("");
}

function typstInline(inline: Inline, labels: Labels): string {
  switch (inline.kind) {
    case "text":
      return typstText(inline.text);
    case "strong":
      return `#strong[${typstLine(inline.inside, labels)}];`;
    case "emphasis":
      return `#emph[${typstLine(inline.inside, labels)}];`;
    case "referred":
      return typstLine(inline.inside, labels);
    case "code":
      return `#raw(${typstString(inline.text)});`;
    case "link":
      return `#link(${typstString(inline.address)})[${typstLine(inline.inside, labels)}];`;
    case "cross": {
      const label = labels.get(inline.to)?.words;
      const words = inline.inside.length > 0 ? typstLine(inline.inside, labels) : typstText(label ?? "");
      return label === undefined ? words : `#link(<${inline.to}>)[${words}];`;
    }
    case "figure":
      return inline.origin.kind === "modelled"
        ? typstText(inline.text)
        : `${typstText(inline.text)}#mark(${typstString(originMarks[inline.origin.kind])});`;
    case "absent":
      return `#absent[${typstText(inline.text)}];`;
  }
}

/** Any text as a Typst expression that shows just that text. */
function typstText(text: string): string {
  return `#${typstString(text)};`;
}

function typstString(text: string): string {
  const inside = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "");
  return `"${inside}"`;
}
