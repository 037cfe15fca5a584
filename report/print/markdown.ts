import { textOf } from "../document/inline.ts";
import type { Block, DocumentTree, Inline, Line, TableBlock } from "../document/tree.ts";
import { labelsOf, originMarks } from "./numbering.ts";
import type { Labels } from "./numbering.ts";

/** A document as Markdown; its pictures are the files `pictures/<id>.svg` beside it. */
export function toMarkdown(tree: DocumentTree): string {
  const labels = labelsOf(tree);
  const chapters = tree.chapters.flatMap(({ id, title, blocks }, index) => [
    `<a id="${id}"></a>\n\n## ${index + 1}. ${safe(title)}`,
    ...blocks.map((block) => markdownBlock(block, labels)),
  ]);
  const contents = tree.chapters.map(({ id, title }, index) => `${index + 1}. [${safe(title)}](#${id})`);
  return `${[
    `# ${safe(tree.title)}`,
    `*${safe(tree.subtitle)}*`,
    `> ${safe(tree.legend)}`,
    contents.join("\n"),
    ...chapters,
  ].join("\n\n")}\n`;
}

function markdownBlock(block: Block, labels: Labels): string {
  const line = (words: Line): string => markdownLine(words, labels);
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level + 1)} ${line(block.line)}`;
    case "paragraph":
      return line(block.line);
    case "note":
      return `> ${line(block.line)}`;
    case "list":
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${line(item)}`)
        .join("\n");
    case "code":
      return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
    case "table":
      return markdownTable(block, labels);
    case "picture": {
      const alt = safe(block.description);
      const caption = safe(`${labels.get(block.id)?.caption ?? ""} – ${block.caption}`);
      return `<a id="${block.id}"></a>\n\n![${alt}](pictures/${block.id}.svg)\n\n*${caption}*`;
    }
  }
}

function markdownTable({ id, caption, columns, rows }: TableBlock, labels: Labels): string {
  const lines = [
    columns.map(({ head }) => cell(safe(head))),
    columns.map(({ align }) => (align === "end" ? "---:" : "---")),
    ...rows.map((row) => row.map((words) => cell(markdownLine(words, labels)))),
  ];
  const title = safe(`${labels.get(id)?.caption ?? ""} – ${caption}`);
  return `<a id="${id}"></a>\n\n*${title}*\n\n${lines.map((row) => `| ${row.join(" | ")} |`).join("\n")}`;
}

function markdownLine(line: Line, labels: Labels): string {
  return line.map((inline) => markdownInline(inline, labels)).join("");
}

function markdownInline(inline: Inline, labels: Labels): string {
  switch (inline.kind) {
    case "text":
      return safe(inline.text);
    case "strong":
      return `**${markdownLine(inline.inside, labels)}**`;
    case "emphasis":
      return `*${markdownLine(inline.inside, labels)}*`;
    case "referred":
      return markdownLine(inline.inside, labels);
    case "code":
      return `\`${inline.text}\``;
    case "link":
      return `[${markdownLine(inline.inside, labels)}](${inline.address})`;
    case "cross": {
      const label = labels.get(inline.to)?.words;
      const words = textOf(inline.inside) === "" ? safe(label ?? "") : markdownLine(inline.inside, labels);
      return label === undefined ? words : `[${words}](#${inline.to})`;
    }
    case "figure":
      return inline.origin.kind === "modelled"
        ? safe(inline.text)
        : `${safe(inline.text)}<sup>${originMarks[inline.origin.kind]}</sup>`;
    case "absent":
      return `*${safe(inline.text)}*`;
  }
}

/** Text within a cell: a bar would end it. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** Text that Markdown shows as it is. */
function safe(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]]/g, "\\$&")
    .replaceAll("\n", " ");
}
