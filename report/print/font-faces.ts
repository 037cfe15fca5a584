/** Style rules that carry the text's fonts in themselves, so that a page needs no other file. */
export function fontFaces(fonts: readonly Readonly<{ weight: number; base64: string }>[]): string {
  return fonts
    .map(
      ({ weight, base64 }) =>
        `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${base64}) format("truetype")}`,
    )
    .join("\n");
}
