import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { figure, plain } from "../../report/document/inline.ts";
import type { DocumentTree, Line } from "../../report/document/tree.ts";
import { toHtml, toMarkdown, toTypst } from "#report";
import { drawChart, printPdf, svgToPng } from "#report/press";
import type { Chart } from "../../report/charts/chart.ts";

const hostile = 'A #cpu [with] *marks*, "quotes" \\ $x$ @here <there> & `that` | _more_ {{no}} //c';
const origin = { kind: "measured", evidenceId: "a-b", profile: "full" } as const;
const line: Line = [
  ...plain(hostile),
  { kind: "strong", inside: plain(hostile) },
  { kind: "code", text: 'const a = "#b"' },
  { kind: "link", address: "https://example.org/a?b=c&d", inside: plain(hostile) },
  { kind: "cross", to: "one-picture", inside: [] },
  { kind: "cross", to: "first", inside: plain("there") },
  figure("12\u00a0ms", origin),
  { kind: "absent", text: "not measured" },
];
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9" role="img" aria-labelledby="t d"><title id="t">T</title><desc id="d">D</desc><defs><marker id="head"/></defs><path d="M0 0L9 9" marker-end="url(#head)"/></svg>';
const tree: DocumentTree = {
  language: "en",
  kind: hostile,
  title: hostile,
  subtitle: hostile,
  legend: hostile,
  charts: {},
  chapters: [
    {
      id: "first",
      title: hostile,
      blocks: [
        { kind: "heading", level: 2, id: "first-1", line: plain(hostile) },
        { kind: "heading", level: 3, id: "first-2", line },
        { kind: "paragraph", line },
        { kind: "note", line },
        { kind: "list", ordered: true, items: [line, line] },
        { kind: "code", language: "ts", text: hostile },
        {
          kind: "table",
          id: "one-table",
          caption: hostile,
          columns: [
            { head: hostile, width: "content", align: "start" },
            { head: hostile, width: "share", align: "end" },
          ],
          rows: [[line, line]],
        },
        { kind: "picture", id: "one-picture", caption: hostile, description: hostile, size: "column" },
        { kind: "picture", id: "two-picture", caption: hostile, description: hostile, size: "page" },
      ],
    },
  ],
};
const pictures = { "one-picture": picture, "two-picture": picture };

describe("a document as PDF", () => {
  it("passes PDF/UA-1, hostile text included, with the same bytes each time", () => {
    const job = {
      typst: toTypst(tree),
      pictures: { "one-picture.svg": picture, "two-picture.svg": picture },
      createdAtSeconds: 0,
    };
    const first = printPdf(job);
    expect(new TextDecoder("latin1").decode(first.slice(0, 5))).toBe("%PDF-");
    expect(printPdf(job)).toEqual(first);
  });
});

describe("a document as HTML", () => {
  const html = toHtml(tree, { pictures, fonts: [] });
  const { document } = parseHTML(html);

  it("says its language and its title, and shows hostile text as it is", () => {
    expect(document.documentElement.getAttribute("lang")).toBe("en");
    expect(document.querySelector("title")?.textContent).toBe(hostile);
    expect(document.querySelector("h1")?.textContent).toBe(hostile);
    expect(document.querySelector("caption")?.textContent).toBe(`Table\u00a01 – ${hostile}`);
  });

  it("has every id once, pictures drawn twice included, and no reference to an id that is not there", () => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/url\(#([^)]+)\)|href="#([^"]+)"/g)].map(
      ([, svg, link]) => svg ?? link ?? "",
    );
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("has headings in order, a scope for every heading cell, and a name for every picture", () => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5")].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    const cells = [...document.querySelectorAll("th")];
    expect(cells.length).toBe(3);
    expect(cells.filter((cell) => !cell.hasAttribute("scope"))).toEqual([]);
    for (const svg of document.querySelectorAll("svg")) {
      expect([svg.getAttribute("role"), svg.getAttribute("aria-label")]).toEqual(["img", hostile]);
    }
  });

  it("needs nothing from elsewhere", () => {
    expect(html).not.toMatch(/<script|<link|src="|@import|url\((?!#|data:)/);
  });

  it("says of each figure where it comes from", () => {
    expect(document.querySelector(".figure")?.getAttribute("title")).toBe("measured, full run, a-b");
    expect(document.querySelector(".figure")?.textContent).toBe("12\u00a0msm");
  });

  it("has colours of a contrast of 4.5 and more", () => {
    const pairs = [
      ["#1E2433", "#fff"],
      ["#4A546B", "#fff"],
      ["#4A546B", "#EEF3FD"],
      ["#4A546B", "#F4F6FB"],
      ["#1D4FB8", "#fff"],
      ["#1D4FB8", "#F4F6FB"],
      ["#ffffff", "#12203F"],
    ] as const;
    for (const [text, ground] of pairs) {
      expect(html).toContain(ground);
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("a document as Markdown", () => {
  it("keeps hostile text from being marks, and cells from being split", () => {
    const markdown = toMarkdown(tree);
    const row = markdown
      .split("\n")
      .find((each) => each.startsWith("| A #cpu") && each.includes("12\u00a0ms"));
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(3);
    expect(markdown).toContain("![A #cpu");
    expect(markdown).toContain("(pictures/one-picture.svg)");
    expect(markdown.replaceAll(/```[^]*?```/g, "")).not.toMatch(/<there/);
  });
});

describe("a chart", () => {
  const chart: Chart = {
    title: "Latence",
    subtitle: "Trait",
    axis: "ms",
    bars: [{ label: "Kappa", value: 12_000.5, low: 9_000, high: 14_000, printed: "12\u202f001\u00a0ms" }],
    scale: "linear",
    mark: "bar",
    rule: { value: 10_000, label: "objectif" },
  };

  it("is the same to the byte each time, and becomes a PNG", async () => {
    const svg = await drawChart(chart, "fr");
    expect(await drawChart(chart, "fr")).toBe(svg);
    expect(new TextDecoder().decode(svgToPng(svg, 600).slice(1, 4))).toBe("PNG");
  });

  it("cuts a label that is too long, and keeps apart two that are cut alike", async () => {
    const long = "the age of the oldest part of an answer on the sales of a product in";
    const bars = ["spring", "summer"].map((season) => ({
      label: `${long} ${season}`,
      value: 1,
      low: null,
      high: null,
      printed: "1",
    }));
    const svg = await drawChart({ ...chart, bars }, "en");
    const cut = [...svg.matchAll(/>(the age[^<]*)</g)].map(([, text]) => text ?? "");
    expect(cut).toHaveLength(2);
    for (const text of cut) expect(text).toMatch(/^the age of the oldest .*\S …$/);
  });

  it("writes the numbers of its axis as the language does", async () => {
    expect(await drawChart(chart, "fr")).toContain(">10\u202f000<");
    expect(await drawChart(chart, "en")).toContain(">10,000<");
  });
});

/** The ratio of luminances of WCAG 2. */
function contrast(...colours: readonly [string, string]): number {
  const [light = 0, dark = 0] = colours.map(luminance).toSorted((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[^#]/g, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
