import Handlebars from "handlebars";
import { textOf } from "../document/inline.ts";
import type { Block, DocumentTree, FigureOrigin, Inline, Line, TableBlock } from "../document/tree.ts";
import { htmlStyle } from "./html-style.ts";
import { htmlTemplate } from "./html-template.ts";
import { labelsOf, originMarks } from "./numbering.ts";
import type { Labels } from "./numbering.ts";
import { originTitle } from "./origin-title.ts";
import { inlineSvg } from "./svg-inline.ts";
import { xmlText } from "./xml-text.ts";

/** What a page shows beside its words: pictures by id as SVG, and a font by weight as base64 of TrueType. */
export type HtmlAssets = Readonly<{
  pictures: Readonly<Record<string, string>>;
  fonts: readonly Readonly<{ weight: number; base64: string }>[];
}>;

/** A screen is wide: what lies across on paper goes beyond the column of words. */
const shapes = {
  narrow: ' class="narrow"',
  column: "",
  wide: ' class="across"',
  page: ' class="across"',
} as const;

type Page = Readonly<{ tree: DocumentTree; assets: HtmlAssets; labels: Labels }>;

/** A document as one HTML file that needs nothing beside it. */
export function toHtml(tree: DocumentTree, assets: HtmlAssets): string {
  const page: Page = { tree, assets, labels: labelsOf(tree) };
  const template = Handlebars.create().compile(htmlTemplate, { strict: true });
  return template({
    language: tree.language,
    kind: tree.kind,
    title: tree.title,
    subtitle: tree.subtitle,
    legend: tree.legend,
    style: htmlStyle(assets.fonts),
    contents: tree.language === "fr" ? "Sommaire" : "Contents",
    chapters: tree.chapters.map(({ id, title, blocks }, index) => ({
      id,
      title,
      number: index + 1,
      body: blocks.map((block) => htmlBlock(block, page)).join("\n"),
    })),
  });
}

/** One block of a document as HTML. */
export function htmlBlock(block: Block, page: Page): string {
  const line = (words: Line): string => htmlLine(words, page);
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 1} id="${block.id}">${line(block.line)}</h${block.level + 1}>`;
    case "paragraph":
      return `<p>${line(block.line)}</p>`;
    case "note":
      return `<p class="note">${line(block.line)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${line(item)}</li>`).join("")}</${tag}>`;
    }
    case "code":
      return `<pre><code>${xmlText(block.text)}</code></pre>`;
    case "table":
      return htmlTable(block, page);
    case "picture": {
      const svg = inlineSvg(page.assets.pictures[block.id] ?? "", block);
      const caption = xmlText(`${page.labels.get(block.id)?.caption ?? ""} – ${block.caption}`);
      const shape = shapes[block.size];
      return `<figure id="${block.id}"${shape}>${svg}<figcaption>${caption}</figcaption></figure>`;
    }
  }
}

function htmlTable({ id, caption, columns, rows }: TableBlock, page: Page): string {
  const end = (index: number): string => (columns[index]?.align === "end" ? ' class="end"' : "");
  const head = columns.map((column, index) => `<th scope="col"${end(index)}>${xmlText(column.head)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => {
      const tag = index === 0 ? "th" : "td";
      return `<${tag}${index === 0 ? ' scope="row"' : end(index)}>${htmlLine(cell, page)}</${tag}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const title = xmlText(`${page.labels.get(id)?.caption ?? ""} – ${caption}`);
  return `<div class="scrolls" tabindex="0" role="region" aria-label="${title}"><table id="${id}"><caption>${title}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

function htmlLine(line: Line, page: Page): string {
  return line.map((inline) => htmlInline(inline, page)).join("");
}

function htmlInline(inline: Inline, page: Page): string {
  switch (inline.kind) {
    case "text":
      return xmlText(inline.text);
    case "strong":
      return `<strong>${htmlLine(inline.inside, page)}</strong>`;
    case "emphasis":
      return `<em>${htmlLine(inline.inside, page)}</em>`;
    case "referred":
      return htmlLine(inline.inside, page);
    case "code":
      return `<code>${xmlText(inline.text)}</code>`;
    case "link":
      return `<a href="${xmlText(inline.address)}">${htmlLine(inline.inside, page)}</a>`;
    case "cross": {
      const label = page.labels.get(inline.to)?.words ?? "";
      const words = textOf(inline.inside) === "" ? xmlText(label) : htmlLine(inline.inside, page);
      return label === "" ? words : `<a href="#${inline.to}">${words}</a>`;
    }
    case "figure":
      return htmlFigure(inline.text, inline.origin, page);
    case "absent":
      return `<em class="absent">${xmlText(inline.text)}</em>`;
  }
}

function htmlFigure(text: string, origin: FigureOrigin, { tree }: Page): string {
  if (origin.kind === "modelled") return xmlText(text);
  const title = xmlText(originTitle(origin, tree.language));
  return `<span class="figure" title="${title}">${xmlText(text)}<sup>${originMarks[origin.kind]}</sup></span>`;
}
