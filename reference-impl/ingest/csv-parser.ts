/** One row of a text of comma-separated values: its fields, or why it has none; `text` is the row as it came. */
export type CsvRow = Readonly<
  { lineNumber: number; text: string } & (
    | { state: "read"; fields: readonly string[] }
    | { state: "broken"; why: string }
  )
>;

/** A row longer than this is no row: a quote was opened and never closed. It bounds what is held in memory. */
const rowCharactersMax = 65_536;

/**
 * Reads comma-separated values piece by piece. A field in double quotes may hold commas, line breaks and doubled
 * quotes; a quote inside a field that does not begin with one is an ordinary character. A row whose quote is never closed
 * is broken to the end of its first line, and reading goes on with the next. Empty lines are no rows.
 *
 * Source: RFC 4180, read leniently.
 */
export class CsvParser {
  #rest = "";
  #lineNumber = 1;

  /** The rows that are whole once `text` has come. */
  push(text: string): readonly CsvRow[] {
    return this.#rows(this.#rest === "" ? text : this.#rest + text, false);
  }

  /** The row that is left when no more text comes. */
  end(): readonly CsvRow[] {
    return this.#rest === "" ? [] : this.#rows(`${this.#rest}\n`, true);
  }

  #rows(text: string, isLast: boolean): readonly CsvRow[] {
    const rows: CsvRow[] = [];
    let from = 0;
    for (;;) {
      const lineEnd = text.indexOf("\n", from);
      if (lineEnd === -1 && !(text.length - from > rowCharactersMax)) break;
      const until = lineEnd === -1 ? text.length : lineEnd;
      const line = text.slice(from, endOfLine(text, { from, until }));
      const lineNumber = this.#lineNumber;
      if (until - from > rowCharactersMax) {
        rows.push({
          state: "broken",
          lineNumber,
          text: line,
          why: `is longer than ${rowCharactersMax} characters`,
        });
        from = this.#pass(text, { from, until });
      } else if (!line.includes('"')) {
        if (line !== "") rows.push({ state: "read", lineNumber, text: line, fields: line.split(",") });
        from = this.#pass(text, { from, until });
      } else {
        const quoted = readQuoted(text, from);
        if (quoted === null && !isLast && text.length - from <= rowCharactersMax) break;
        rows.push(rowOf(quoted, { text, from, line, lineNumber }));
        from = this.#pass(text, { from, until: quoted?.until ?? until });
      }
    }
    this.#rest = text.slice(from);
    return rows;
  }

  /** Counts the lines of what was read, and gives where the next row begins. */
  #pass(text: string, { from, until }: Span): number {
    for (let at = text.indexOf("\n", from); at !== -1 && at <= until; at = text.indexOf("\n", at + 1)) {
      this.#lineNumber += 1;
    }
    return until + 1;
  }
}

type Span = Readonly<{ from: number; until: number }>;
type Quoted = Readonly<{ fields: readonly string[]; until: number }>;

/** Where a line's text ends: before the carriage return that stands with its line feed. */
function endOfLine(text: string, { from, until }: Span): number {
  return until > from && text[until - 1] === "\r" ? until - 1 : until;
}

function rowOf(
  quoted: Quoted | null,
  row: Readonly<{ text: string; from: number; line: string; lineNumber: number }>,
): CsvRow {
  const { text, from, line, lineNumber } = row;
  if (quoted === null) {
    return { state: "broken", lineNumber, text: line, why: "opens a quote that is never closed" };
  }
  const whole = text.slice(from, endOfLine(text, { from, until: quoted.until }));
  return { state: "read", lineNumber, text: whole, fields: quoted.fields };
}

/** Reads the row that begins at `from`, up to the line feed at `until`; null while its end has not come. */
function readQuoted(text: string, from: number): Quoted | null {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let field = "";
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === -1) return null;
      field = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    }
    const comma = text.indexOf(",", at);
    const lineEnd = text.indexOf("\n", at);
    if (lineEnd === -1) return null;
    const isInRow = comma !== -1 && comma < lineEnd;
    fields.push(field + text.slice(at, isInRow ? comma : endOfLine(text, { from: at, until: lineEnd })));
    if (!isInRow) return { fields, until: lineEnd };
    at = comma + 1;
  }
}

/** The quote that closes a field whose text begins at `from`; -1 if it has not come within a row's length. */
function closingQuote(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1 || at - from > rowCharactersMax) return -1;
    if (text[at + 1] !== '"') return at;
  }
}
