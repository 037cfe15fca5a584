import Handlebars from "handlebars";
import type { Deck, Slide } from "../deck/deck.ts";
import type { Block, DocumentTree } from "../document/tree.ts";
import { htmlBlock } from "./html.ts";
import type { HtmlAssets } from "./html.ts";
import { labelsOf } from "./numbering.ts";
import { slidesStyle } from "./slides-style.ts";
import { slidesTemplate } from "./slides-template.ts";

/** What slides need beside their words: pictures, fonts, and the player that shows them, its parts as text. */
export type SlideAssets = HtmlAssets &
  Readonly<{ player: Readonly<{ style: string; script: string; notes: string }> }>;

/** What a slide is called to who cannot see it. */
const slideWord = { fr: "Diapositive", en: "Slide" } as const;

/** A deck as one HTML file that needs nothing beside it: arrow keys move, `s` opens the notes with their clock. */
export function toSlides(
  deck: Deck,
  { tree, assets }: Readonly<{ tree: DocumentTree; assets: SlideAssets }>,
): string {
  const page = { tree, assets, labels: labelsOf(tree) };
  const totalSeconds = deck.slides.reduce((sum, { seconds }) => sum + seconds, 0);
  const template = Handlebars.create().compile(slidesTemplate, { strict: true });
  return template({
    language: deck.language,
    title: deck.title,
    style: `${assets.player.style}\n${slidesStyle(assets.fonts)}`,
    script: asInline(assets.player.script),
    notesScript: asInline(assets.player.notes),
    totalSeconds,
    slides: deck.slides.map((slide, index) => ({
      id: slide.id,
      label: `${slideWord[deck.language]} ${index + 1}`,
      title: slide.title,
      seconds: slide.seconds,
      shape: shapeOf(slide, index),
      subtitle: index === 0 ? deck.subtitle : "",
      number: `${index + 1} / ${deck.slides.length}`,
      words: slide.body
        .filter((block) => !isVisual(block))
        .map((block) => htmlBlock(block, page))
        .join("\n"),
      visuals: slide.body
        .filter(isVisual)
        .map((block) => htmlBlock(block, page))
        .join("\n"),
      notes: slide.notes.map((block) => htmlBlock(block, page)).join("\n"),
    })),
  });
}

function isVisual({ kind }: Block): boolean {
  return kind === "picture" || kind === "table";
}

/** How a slide is laid out: its opening, words alone, a picture alone, words beside a picture, or above a wide one. */
function shapeOf({ body }: Slide, index: number): "opening" | "words" | "visual" | "both" | "stacked" {
  if (index === 0) return "opening";
  const visualCount = body.filter(isVisual).length;
  if (visualCount === 0) return "words";
  if (visualCount === body.length) return "visual";
  const isWide = body.some(
    (block) => block.kind === "picture" && (block.size === "page" || block.size === "wide"),
  );
  return isWide ? "stacked" : "both";
}

/** A script that stands in a page must not end it. */
function asInline(script: string): string {
  return script.replaceAll("</script", String.raw`<\/script`);
}
