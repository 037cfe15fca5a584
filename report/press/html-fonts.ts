import { readFileSync } from "node:fs";
import { fontFolders } from "./fonts.ts";

/** The fonts that a page carries in itself, so that pictures and words look alike wherever it is opened. */
export function readHtmlFonts(): readonly Readonly<{ weight: number; base64: string }>[] {
  const faces = [
    { weight: 400, name: "400Regular/Inter_400Regular" },
    { weight: 600, name: "600SemiBold/Inter_600SemiBold" },
  ] as const;
  return faces.map(({ weight, name }) => ({
    weight,
    base64: readFileSync(`${fontFolders[0]}/${name}.ttf`).toString("base64"),
  }));
}
