import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { SlideAssets } from "../print/slides.ts";

const { resolve } = createRequire(import.meta.url);

/** The player of slides, reveal.js, as text that a page carries in itself. */
export function readPlayer(): SlideAssets["player"] {
  return {
    style: read("reveal.js/reveal.css"),
    script: read("reveal.js"),
    notes: read("reveal.js/plugin/notes"),
  };
}

function read(part: string): string {
  return readFileSync(resolve(part), "utf8");
}
