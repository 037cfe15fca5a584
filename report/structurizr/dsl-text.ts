/** Identifiers are letters, digits, `_` and `-`; a prefix keeps each kind of thing, and the language's own words, apart. */
export function identifier(kind: "person" | "system" | "container" | "node" | "machine", id: string): string {
  return `${kind}_${id.replaceAll(/[^a-zA-Z0-9_-]/g, "_")}`;
}

/** The language is read line by line: a text has no line end, and `\"` is its only escape. */
export function text(value: string): string {
  return `"${value
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("\\", "/")
    .replaceAll('"', '\\"')}"`;
}

/** A block: its head, what stands in it moved in, its end. */
export function block(head: string, inside: readonly string[]): readonly string[] {
  return [`${head} {`, ...inside.map((line) => `  ${line}`), "}"];
}
