import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import type { Font, parse } from "opentype.js";

// The package is CommonJS and its declarations speak of named exports, which it does not have as a module.
const opentype: Readonly<{ parse: typeof parse }> = createRequire(import.meta.url)("opentype.js");

/** The folder of each type family that documents use. */
export const fontFolders: readonly string[] = ["inter", "jetbrains-mono"].map((family) =>
  dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${family}/package.json`))),
);

const semiBold = readFont(`${fontFolders[0]}/600SemiBold/Inter_600SemiBold.ttf`);

function readFont(path: string): Font {
  const bytes = readFileSync(path);
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** The width in pixels of a text set in Inter semibold at a size in pixels. */
export function widthOf(text: string, size: number): number {
  let advance = 0;
  for (const letter of text) advance += semiBold.charToGlyph(letter).advanceWidth ?? 0;
  return (advance * size) / semiBold.unitsPerEm;
}
