import { Resvg } from "@resvg/resvg-js";
import { fontFolders } from "./fonts.ts";

/** Renders an SVG picture, `width` pixels wide, with the project's own fonts only. */
export function svgToPng(svg: string, width: number): Uint8Array {
  const fontFiles = [
    "400Regular/Inter_400Regular",
    "600SemiBold/Inter_600SemiBold",
    "700Bold/Inter_700Bold",
  ].map((name) => `${fontFolders[0]}/${name}.ttf`);
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: "Inter" };
  return new Resvg(svg, { font, fitTo: { mode: "width", value: width } }).render().asPng();
}
