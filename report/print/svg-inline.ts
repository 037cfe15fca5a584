import { xmlText } from "./xml-text.ts";

/**
 * A picture to stand within a page: its ids begin with its own name, so that no two pictures of a page share one, and its
 * description is its name to who cannot see it.
 */
export function inlineSvg(
  svg: string,
  { id, description }: Readonly<{ id: string; description: string }>,
): string {
  return svg
    .replace(/^<\?xml[^>]*\?>\s*/, "")
    .replace(
      /^<svg([^>]*)>/,
      (_, attributes: string) => `<svg${rootOf(attributes)} role="img" aria-label="${xmlText(description)}">`,
    )
    .replaceAll(/\sid="([^"]+)"/g, (_, own: string) => ` id="${id}-${own}"`)
    .replaceAll(/url\(#([^)]+)\)/g, (_, own: string) => `url(#${id}-${own})`)
    .replaceAll(
      /\s((?:xlink:)?href)="#([^"]+)"/g,
      (_, name: string, own: string) => ` ${name}="#${id}-${own}"`,
    );
}

/** The size is the page's to choose, and one name is enough. */
function rootOf(attributes: string): string {
  return attributes.replaceAll(/\s(?:width|height|role|class|aria-[a-z]+)="[^"]*"/g, "");
}
