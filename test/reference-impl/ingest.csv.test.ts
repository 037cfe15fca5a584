import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvParser } from "../../reference-impl/ingest/csv-parser.ts";
import type { CsvRow } from "../../reference-impl/ingest/csv-parser.ts";

function parse(...pieces: readonly string[]): readonly CsvRow[] {
  const parser = new CsvParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

function fieldsOf(rows: readonly CsvRow[]): readonly (readonly string[] | string)[] {
  return rows.map((row) => (row.state === "read" ? row.fields : row.why));
}

describe("comma-separated values", () => {
  it.each<readonly [what: string, text: string, rows: readonly (readonly string[])[]]>([
    [
      "plain fields",
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a last row without a line feed",
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "lines that end as on Windows",
      'a,b\r\n"c",d\r\n',
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "empty fields",
      ",a,\n,,\n",
      [
        ["", "a", ""],
        ["", "", ""],
      ],
    ],
    ["empty lines, which are no rows", "a\n\n\r\nb\n\n", [["a"], ["b"]]],
    ["commas in quotes", '"a,b",c\n', [["a,b", "c"]]],
    ["doubled quotes", '"a ""big"" one",""""\n', [['a "big" one', '"']]],
    [
      "line breaks in quotes",
      '"a\nb",c\nd,e\n',
      [
        ["a\nb", "c"],
        ["d", "e"],
      ],
    ],
    [
      "a quote inside a field that is not quoted",
      'FRAME 5" X 7",2\nd,e\n',
      [
        ['FRAME 5" X 7"', "2"],
        ["d", "e"],
      ],
    ],
    ["text after a closing quote", '"a"b,c\n', [["ab", "c"]]],
    ["an empty quoted field", '"",x\n', [["", "x"]]],
  ])("have %s", (_what, text, rows) => {
    expect(fieldsOf(parse(text))).toEqual(rows);
  });

  it("are told by the line where a row begins, and as they came", () => {
    const rows = parse('a\n"b\nc",1\r\n\nd\n');
    expect(rows.map(({ lineNumber, text }) => [lineNumber, text])).toEqual([
      [1, "a"],
      [2, '"b\nc",1'],
      [5, "d"],
    ]);
  });

  it("lose one line alone to a quote that is never closed", () => {
    expect(fieldsOf(parse('a,1\n"b,2\nc,3\n'))).toEqual([
      ["a", "1"],
      "opens a quote that is never closed",
      ["c", "3"],
    ]);
  });

  it("hold no more of a quote that is not closed than a row may be long", () => {
    const parser = new CsvParser();
    const line = `${"x".repeat(99)}\n`;
    const early = parser.push(`"b,2\n${line.repeat(1000)}`);
    expect(fieldsOf(early.slice(0, 1))).toEqual(["opens a quote that is never closed"]);
    expect(early.length + parser.end().length).toBe(1001);
  });

  it("refuse a row that is longer than any", () => {
    const rows = parse(`${"x".repeat(70_000)}\na,b\n`);
    expect(rows.map(({ state, lineNumber }) => [state, lineNumber])).toEqual([
      ["broken", 1],
      ["read", 2],
    ]);
  });

  it("are the same rows whatever pieces they come in, and read back what was written", () => {
    const field = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", " ", "😀"), maxLength: 6 });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.array(fc.nat(200), { maxLength: 5 }), (rows, cuts) => {
        const quoted = rows.map((fields) =>
          fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
        );
        const text = quoted.map((row) => `${row}\n`).join("");
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b),
          text.length,
        ];
        const pieces = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(fieldsOf(parse(...pieces))).toEqual(rows);
        expect(parse(...pieces)).toEqual(parse(text));
      }),
    );
  });
});
