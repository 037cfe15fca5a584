import type { FigureOrigin, Inline, Line } from "./tree.ts";

/** A line of one plain text. */
export function plain(text: string): Line {
  return [{ kind: "text", text }];
}

export function strong(text: string): Inline {
  return { kind: "strong", inside: plain(text) };
}

export function figure(text: string, origin: FigureOrigin): Inline {
  return { kind: "figure", text, origin };
}

/** A row of cells, in two parts. */
export function cells(first: Line, ...rest: readonly (readonly Line[])[]): readonly Line[] {
  return [first, ...rest.flat()];
}

/** What a line says, without marks or links. */
export function textOf(line: Line): string {
  return line
    .map((inline) => {
      switch (inline.kind) {
        case "text":
        case "code":
        case "figure":
        case "absent":
          return inline.text;
        case "strong":
        case "emphasis":
        case "referred":
        case "link":
        case "cross":
          return textOf(inline.inside);
      }
    })
    .join("");
}
