import { describe, expect, it } from "vitest";
import { readChapter } from "../../report/chapters/read-chapter.ts";
import { bindBook, blockEntry, lineEntry } from "../../report/chapters/reference-book.ts";
import { figure, plain } from "../../report/document/inline.ts";
import type { Block, Inline } from "../../report/document/tree.ts";

const measured = figure("12\u00a0ms", {
  kind: "measured",
  evidenceId: "kappa-latency-p99",
  profile: "quick",
} as const);
const book = bindBook([
  [
    lineEntry("figure:kappa.latency-ms-p99", [measured]),
    lineEntry("need:fraud.name", plain("Fraud 24/7")),
    blockEntry("table:needs", (level) => [
      { kind: "heading", level, id: "inside", line: plain("Inside") },
      { kind: "code", language: "", text: "rows" },
    ]),
  ],
]);

function read(text: string): ReturnType<typeof readChapter> {
  return readChapter({ path: "chapters/en/03-paradigms.md", text }, book);
}

function blocksOf(text: string): readonly Block[] {
  const { chapter, faults } = read(`# Title\n\n${text}`);
  expect(faults).toEqual([]);
  return chapter.blocks;
}

function faultsOf(text: string): readonly string[] {
  return read(`# Title\n\n${text}`).faults.map(({ line, says }) => `${line} ${says}`);
}

const text = (words: string): Inline => ({ kind: "text", text: words });

describe("a chapter", () => {
  it("is called by its file without the number, and titled by its first heading", () => {
    const { chapter } = read("# Reasons: *paradigms*\n\nOne.\nTwo.\n");
    expect(chapter).toMatchObject({ id: "paradigms", title: "Reasons: paradigms" });
    expect(chapter.blocks).toEqual([{ kind: "paragraph", line: [text("One. Two.")] }]);
  });

  it("without a title is a fault", () => {
    expect(read("Prose.\n").faults).toEqual([expect.objectContaining({ line: 1 })]);
  });

  it("carries the origin of a figure into the line where it is printed", () => {
    expect(blocksOf("It takes **{{figure:kappa.latency-ms-p99}}** at most.")).toEqual([
      {
        kind: "paragraph",
        line: [
          text("It takes "),
          { kind: "strong", inside: [{ kind: "referred", inside: [measured] }] },
          text(" at most."),
        ],
      },
    ]);
  });

  it("puts the blocks of a reference in its place, with headings a level below the last", () => {
    const levels = blocksOf("## Second\n\n{{table:needs}}\n").flatMap((block) =>
      block.kind === "heading" ? [block.level] : [],
    );
    expect(levels).toEqual([2, 3]);
  });

  it("may hold lists, code, a note, a link and a table with its caption", () => {
    const blocks = blocksOf(
      "- one\n  more\n- two\n\n1. first\n2. second\n\n```ts\nconst n = 1;\n```\n\n> Mind *this*.\n\nSee [there](https://example.org/a-b).\n\n| A | B |\n| --- | --- |\n| x | `y|` |\n".replace(
        "`y|`",
        "`y`",
      ) + ": What it shows\n",
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(["list", "list", "code", "note", "paragraph", "table"]);
    expect(blocks[0]).toEqual({ kind: "list", ordered: false, items: [[text("one more")], [text("two")]] });
    expect(blocks[5]).toMatchObject({
      caption: "What it shows",
      rows: [[[text("x")], [{ kind: "code", text: "y" }]]],
    });
  });

  it("keeps a comment to itself, and the lines below keep their numbers", () => {
    expect(faultsOf("{{! not\nyet }}\n\n<b>bold</b>\n")).toEqual([expect.stringMatching(/^6 /)]);
  });
});

describe("a reference that means nothing", () => {
  it("is a fault with its line and the nearest names", () => {
    expect(faultsOf("Fine.\n\nIt takes {{figure:kapa.latency-ms-p99}}.")).toEqual([
      "5 {{figure:kapa.latency-ms-p99}} means nothing; near it are {{figure:kappa.latency-ms-p99}}",
    ]);
  });

  it("is told together with every other fault, in the order of the lines", () => {
    expect(
      faultsOf("{{need:theft.name}}\n\nA <b>\n\n{{need:loss.name}}").map((fault) => fault.slice(0, 1)),
    ).toEqual(["3", "5", "5", "7"]);
  });

  it("is a fault within a line where it is a block", () => {
    expect(faultsOf("See {{table:needs}} here.")).toEqual([expect.stringContaining("is a block")]);
  });
});

describe("what the Markdown of chapters does not know", () => {
  it.each([
    ["<div>", "is HTML"],
    ["![alt](a.png)", "is an image"],
    ["* bullet", "is a bullet of another kind"],
    ["---", "is a rule"],
    ["    indented", "is indented"],
    ["#No space", "is no heading"],
    ["~~~", "is a fence of another kind"],
    ["a _word_", '"_" means nothing here'],
    ["a &amp; b", '"&" means nothing here'],
    ["a ** b", '"**" is never closed'],
    ["a `b", "a backquote is never closed"],
    ["[words](http://plain)", "a link is written"],
    ["```\nopen", "opens a code block that is never closed"],
    ["| a |\n| --- |\n| b |", "lacks the table's caption"],
    ["| a | b |\n| --- | --- |\n| c |\n: caption", "is no table"],
    ["- one\n  - inner", "is a list within a list"],
    ["#### Deep", "jumps from a heading of level 1 to 4"],
    ["{{#if x}}a{{/if}}", "is no reference"],
    ["{{{raw}}}", "is no reference"],
    ["{{figure name}}", "is no reference"],
    ["{{#open}}", "is not a template"],
  ])("%j is refused: %s", (prose, says) => {
    expect(faultsOf(prose).join("\n")).toContain(says);
  });
});

describe("a figure typed by hand", () => {
  it.each(["in 12 ms", "99 % of sales", "three to 4", "1 000 events", "**2.5 times**", "[12](https://a.b)"])(
    "in %j is a fault",
    (prose) => {
      expect(faultsOf(`It is ${prose} today.`)).toContainEqual(expect.stringContaining("types the figure"));
    },
  );

  it.each([
    "on 25 November 2026",
    "le 25 mai 2018",
    "articles 6, 17 and 30",
    "requirement 3.4",
    "PCI DSS 4.0 and Kafka 4",
    "C4 at p99, in PDF/UA-1",
    "`retention = 30`",
    "{{need:fraud.name}}",
    "{{figure:kappa.latency-ms-p99}}",
  ])("is not in %j", (prose) => {
    expect(faultsOf(`It is ${prose} today.`)).toEqual([]);
  });
});
