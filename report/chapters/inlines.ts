import type { Inline, Line } from "../document/tree.ts";
import { referenceMark } from "./template.ts";
import type { Fault } from "./template.ts";

/** What reading a line of prose leans on: where it stands, what references mean, and where faults go. */
export type InlineReading = Readonly<{
  line: number;
  resolve: (index: number, line: number) => Inline;
  fault: (fault: Fault) => void;
}>;

const markStart = /\ue000/;
/** What ends a run of plain text: each may begin something other than text. */
const special = /[\\*`[\]<>&_~\ue000]/;

/**
 * Reads prose: `**strong**`, `*emphasis*`, `` `code` ``, `[link](address)`, a backslash before punctuation, and
 * references. What else Markdown knows (HTML, entities, underscores, images) is a fault, not silently text.
 */
export function readInlines(text: string, reading: InlineReading): Line {
  return new Reader(text, reading).line("");
}

/** Goes through one text from left to right; its place in it only grows. */
class Reader {
  readonly #text: string;
  readonly #reading: InlineReading;
  #at = 0;

  constructor(text: string, reading: InlineReading) {
    this.#text = text;
    this.#reading = reading;
  }

  /** Reads up to `end`, or to the end of the text where `end` is empty. */
  line(end: string): Line {
    const inlines: Inline[] = [];
    let plain = "";
    const flush = (): void => {
      if (plain !== "") inlines.push({ kind: "text", text: plain });
      plain = "";
    };
    while (this.#at < this.#text.length) {
      const rest = this.#text.slice(this.#at);
      // Two stars inside emphasis open strong words; they do not close the emphasis.
      if (end !== "" && rest.startsWith(end) && !(end === "*" && rest.startsWith("**"))) break;
      const next = special.exec(rest);
      if (next === null || next.index > 0) {
        plain += next === null ? rest : rest.slice(0, next.index);
        this.#at += next?.index ?? rest.length;
        continue;
      }
      const found = this.#special(rest);
      if (typeof found === "string") plain += found;
      else {
        flush();
        inlines.push(found);
      }
    }
    flush();
    return inlines;
  }

  #special(rest: string): Inline | string {
    const escaped = /^\\([\\`*_[\]<>&~#|-])/.exec(rest)?.[1];
    if (escaped !== undefined) return this.#take(2, escaped);
    if (markStart.test(rest.charAt(0))) return this.#reference(rest);
    if (rest.startsWith("**")) return this.#paired("strong", "**");
    if (rest.startsWith("*")) return this.#paired("emphasis", "*");
    if (rest.startsWith("`")) return this.#code(rest);
    if (rest.startsWith("[")) return this.#link();
    return this.#refuse(`"${rest.charAt(0)}" means nothing here: put a backslash before it`);
  }

  #take<T>(length: number, value: T): T {
    this.#at += length;
    return value;
  }

  #reference(rest: string): Inline {
    const match = referenceMark.exec(rest);
    this.#at += match?.[0].length ?? 1;
    return this.#reading.resolve(Number(match?.[1]), this.#reading.line);
  }

  #paired(kind: "strong" | "emphasis", mark: string): Inline | string {
    this.#at += mark.length;
    const inside = this.line(mark);
    if (!this.#text.startsWith(mark, this.#at)) return this.#refuse(`"${mark}" is never closed`);
    return this.#take(mark.length, { kind, inside });
  }

  #code(rest: string): Inline | string {
    const match = /^`([^`\ue000]+)`/.exec(rest);
    if (!match) return this.#refuse("a backquote is never closed, or holds a reference");
    return this.#take(match[0].length, { kind: "code", text: match[1] ?? "" });
  }

  #link(): Inline | string {
    this.#at += 1;
    const inside = this.line("]");
    const address = /^\]\((https:\/\/[^()\s\ue000]+)\)/.exec(this.#text.slice(this.#at));
    if (!address) return this.#refuse("a link is written [words](https://…)");
    return this.#take(address[0].length, { kind: "link", address: address[1] ?? "", inside });
  }

  #refuse(says: string): string {
    this.#reading.fault({ line: this.#reading.line, says });
    return this.#take(1, "");
  }
}
