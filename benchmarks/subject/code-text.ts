/** Where a comment lies in a text. */
type Span = Readonly<{ start: number; end: number }>;

/** Puts blanks in the place of comments; lines stay where they were. */
export function withoutComments(text: string, comments: readonly Span[]): string {
  let code = "";
  let from = 0;
  for (const { start, end } of comments) {
    code += text.slice(from, start) + text.slice(start, end).replaceAll(/[^\n]/g, " ");
    from = end;
  }
  return code + text.slice(from);
}

/** The lines on which something stands, without blanks at their ends. */
export function codeLinesOf(code: string): readonly string[] {
  return code
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}
