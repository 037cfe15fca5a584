import type { Fault } from "./template.ts";

/** A piece of a chapter as its lines show it, before what stands in them is read. */
export type ProseBlock = Readonly<{ line: number }> &
  (
    | Readonly<{ kind: "heading"; level: number; text: string }>
    | Readonly<{ kind: "paragraph" | "note"; text: string }>
    | Readonly<{ kind: "list"; ordered: boolean; items: readonly Readonly<{ line: number; text: string }>[] }>
    | Readonly<{ kind: "code"; language: string; text: string }>
    | Readonly<{
        kind: "table";
        caption: string;
        head: readonly string[];
        rows: readonly (readonly string[])[];
      }>
  );

type Lines = Readonly<{ lines: readonly string[]; fault: (fault: Fault) => void }>;
type Taken = Readonly<{ block: ProseBlock | null; next: number }>;

/** Lines that another Markdown would read as something that is not known here. */
const refused: readonly Readonly<{ pattern: RegExp; says: string }>[] = [
  { pattern: /^\t| {4}\S/, says: "is indented: begin it at the margin" },
  { pattern: /^#/, says: "is no heading: write one to four # and a space" },
  { pattern: /^(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/, says: "is a rule: leave it out" },
  { pattern: /^[*+] /, says: "is a bullet of another kind: write - and a space" },
  { pattern: /^~~~/, says: "is a fence of another kind: write three backquotes" },
  { pattern: /^</, says: "is HTML: write Markdown" },
  { pattern: /^!?\[[^\]]*\]:/, says: "is a definition: write the link where it stands" },
  { pattern: /^!\[/, says: "is an image: write {{picture:id}}" },
];

/** Cuts a chapter into blocks. What is not known is a fault, with its line; nothing is guessed. */
export function proseBlocks(text: string, fault: (fault: Fault) => void): readonly ProseBlock[] {
  const input: Lines = { lines: text.split(/\r?\n/), fault };
  const blocks: ProseBlock[] = [];
  let at = 0;
  while (at < input.lines.length) {
    const taken = takeBlock(input, at);
    if (taken.block) blocks.push(taken.block);
    at = taken.next;
  }
  return blocks;
}

function takeBlock(input: Lines, at: number): Taken {
  const first = input.lines[at] ?? "";
  const line = at + 1;
  if (first.trim() === "") return { block: null, next: at + 1 };
  const heading = /^(#{1,4}) (\S.*)$/.exec(first);
  if (heading) {
    const block = { kind: "heading", line, level: heading[1]?.length ?? 1, text: heading[2] ?? "" } as const;
    return { block, next: at + 1 };
  }
  if (first.startsWith("```")) return takeCode(input, at);
  if (first.startsWith("|")) return takeTable(input, at);
  if (/^- \S|^\d+\. \S/.test(first)) return takeList(input, at);
  if (first.startsWith("> ")) return takeNote(input, at);
  const refusal = refused.find(({ pattern }) => pattern.test(first));
  if (refusal) {
    input.fault({ line, says: `"${first.trim().slice(0, 30)}" ${refusal.says}` });
    return { block: null, next: at + 1 };
  }
  const next = endOf(input, at, (text) => text.trim() !== "" && !startsOther(text));
  return { block: { kind: "paragraph", line, text: joined(input.lines.slice(at, next)) }, next };
}

function startsOther(text: string): boolean {
  return /^(?:#{1,4} |```|\||- \S|\d+\. \S|> )/.test(text);
}

function takeNote(input: Lines, at: number): Taken {
  const next = endOf(input, at, (text) => text.startsWith("> "));
  const text = joined(input.lines.slice(at, next).map((line) => line.slice(2)));
  return { block: { kind: "note", line: at + 1, text }, next };
}

/** Items at the margin, each with lines of its own that are indented by two. */
function takeList(input: Lines, at: number): Taken {
  const ordered = /^\d/.test(input.lines[at] ?? "");
  const begins = ordered ? /^\d+\. (\S.*)$/ : /^- (\S.*)$/;
  const items: { line: number; text: string }[] = [];
  const next = endOf(input, at, (text, index) => {
    const start = begins.exec(text)?.[1];
    const more = /^ {2,3}(\S.*)$/.exec(text)?.[1];
    const last = items.at(-1);
    if (start !== undefined) {
      items.push({ line: index + 1, text: start });
    } else if (more !== undefined && last) {
      last.text = `${last.text} ${more}`;
    }
    if (/^\s+(?:- |\d+\. )/.test(text)) {
      input.fault({ line: index + 1, says: "is a list within a list: make it a list of its own" });
    }
    return start !== undefined || more !== undefined;
  });
  return { block: { kind: "list", line: at + 1, ordered, items }, next };
}

function takeCode(input: Lines, at: number): Taken {
  const language = (input.lines[at] ?? "").slice(3).trim();
  const end = input.lines.indexOf("```", at + 1);
  if (end < 0) {
    input.fault({ line: at + 1, says: "opens a code block that is never closed" });
    return { block: null, next: input.lines.length };
  }
  const text = input.lines.slice(at + 1, end).join("\n");
  return { block: { kind: "code", line: at + 1, language, text }, next: end + 1 };
}

/** Rows between bars, the second of them dashes; the line `: caption` follows. */
function takeTable(input: Lines, at: number): Taken {
  const next = endOf(input, at, (text) => text.startsWith("|"));
  const cells = input.lines.slice(at, next).map((row) =>
    row
      .replace(/^\||\|\s*$/g, "")
      .split("|")
      .map((cell) => cell.trim()),
  );
  const [head = [], rule = [], ...rows] = cells;
  if (!rule.every((cell) => /^-{3,}$/.test(cell)) || rows.some((row) => row.length !== head.length)) {
    input.fault({ line: at + 1, says: "is no table: a head, a row of ---, and rows of as many cells" });
  }
  const caption = /^: (\S.*)$/.exec(input.lines[next] ?? "")?.[1];
  if (caption === undefined) {
    input.fault({ line: next + 1, says: "lacks the table's caption: write a line `: caption`" });
  }
  return { block: { kind: "table", line: at + 1, caption: caption ?? "", head, rows }, next: next + 1 };
}

function endOf({ lines }: Lines, at: number, belongs: (text: string, index: number) => boolean): number {
  let next = at;
  while (next < lines.length && belongs(lines[next] ?? "", next)) next += 1;
  return Math.max(next, at + 1);
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(" ");
}
