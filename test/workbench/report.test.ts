import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contractsOf, nodesOf } from "#model";
import { decisions, metricIds, metrics, omnishop, subjects } from "#model/omnishop";
import { toMarkdown, toTypst } from "#report";
import type { DocumentTree } from "#report";
import { makeReport } from "../../workbench/documents/make-report.ts";
import { idsIn, linesOf } from "../../report/document/crosses.ts";
import { textOf } from "../../report/document/inline.ts";
import type { Inline } from "../../report/document/tree.ts";
import { drawReport } from "../../workbench/documents/print-report.ts";
import { publishedEvidence, readEvidenceSets } from "../../workbench/documents/report-evidence.ts";
import { figure } from "../model/evidence-pieces.ts";

const sets = await readEvidenceSets(publishedEvidence);
const published = sets.flatMap(({ evidence }) => evidence);
const none: ReadonlySet<string> = new Set();
const trees: Readonly<Record<"fr" | "en", DocumentTree>> = {
  fr: (await drawReport(sets, "fr")).tree,
  en: (await drawReport(sets, "en")).tree,
};

describe.each(["fr", "en"] as const)("the report in %s", (language) => {
  it("has a chapter for each that the other language has, in the same order", () => {
    expect(trees[language].chapters.map(({ id }) => id)).toEqual(trees.en.chapters.map(({ id }) => id));
    expect(trees[language].chapters.map(shownIn)).toEqual(trees.en.chapters.map(shownIn));
  });

  it("has the chapters of the written report, in order", () => {
    expect(trees[language].chapters.map(({ id }) => id)).toEqual([
      "introduction",
      "architecture",
      "paradigms",
      "technologies",
      "needs",
      "data-management",
      "operations",
      "conclusion",
      "method",
      "appendices",
    ]);
  });

  it("pictures the flow of every need, and tells every decision and contract", () => {
    const shown = idsIn(trees[language].chapters);
    const [proposal] = omnishop.topologies;
    const due = [
      ...omnishop.needs.map(({ id }) => `flow-${id}-${proposal?.id}`),
      ...decisions.map(({ id }) => `decision-${id}`),
      ...contractsOf(omnishop).map(({ id }) => `contract-${id}`),
    ];
    expect(due.filter((id) => !shown.has(id))).toEqual([]);
  });

  it("sets the verdicts of two runs side by side, and prints the one that counts most", async () => {
    const here = published.map((piece) =>
      piece.kind === "comparison" && piece.id === "codec-size"
        ? {
            ...piece,
            profile: "full" as const,
            pairs: [{ of: 500, comparedWith: 400 }],
            ratio: 1.25,
            interval: { low: 1.25, high: 1.25, level: 1 },
          }
        : piece,
    );
    // A full run counts more than a quick one, whoever made it.
    const quick = published.map((piece) =>
      piece.id === "codec-size" ? { ...piece, profile: "quick" as const } : piece,
    );
    const two = [
      { role: "published", evidence: quick, stale: new Set(["codec-size"]) },
      { role: "here", evidence: here, stale: none },
    ] as const;
    const { tree } = await drawReport(two, language);
    const claims = tree.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" && block.id === "table-claims" ? [block] : [])),
    );
    const row =
      claims[0]?.rows[
        decisions.flatMap((decision) => decision.claims).findIndex(({ id }) => id === "avro-is-smaller")
      ];
    expect(row?.map(textOf).slice(2)).toEqual(
      language === "fr" ? ["confirmée (périmée)", "réfutée"] : ["supported (stale)", "refuted"],
    );
    expect(textOf(row?.[1] ?? [])).toContain("500");
  });

  it("tells of each objective of a need what was measured, its bounds, and whether that is enough", async () => {
    const measured = omnishop.needs.flatMap(({ objectives }) => objectives);
    const highs = [0.5, 1.5, 3];
    const evidence = measured.slice(0, 3).map(({ metric, subject, bound, unit, better }, index) => {
      const high = bound * (highs[index] ?? 1);
      const interval = { low: bound * (index === 2 ? 2 : 0.25), high, level: 0.95 };
      expect(better).toBe("lower");
      return Object.assign({}, figure, { id: `f-${index}`, metric, subject, unit, value: high, interval });
    });
    const { tree } = await drawReport([{ role: "here", evidence, stale: none }], language);
    const [table] = tree.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" && block.id === "table-objectives" ? [block] : [])),
    );
    expect(table?.rows.map((row) => textOf(row[2] ?? []))).toEqual(
      language === "fr"
        ? [
            "50\u00a0ms (25 à 50), atteint",
            "15\u00a0ms (2,50 à 15), indécis",
            "150\u00a0ms (100 à 150), manqué",
            ...measured.slice(3).map(() => "non mesuré"),
          ]
        : [
            "50\u00a0ms (25 to 50), reached",
            "15\u00a0ms (2.50 to 15), inconclusive",
            "150\u00a0ms (100 to 150), missed",
            ...measured.slice(3).map(() => "not measured"),
          ],
    );
  });

  it("takes each measured figure from an evidence file", () => {
    const ids = new Set(published.map(({ id }) => id));
    const measured = figuresIn(trees[language]).flatMap(({ origin }) =>
      origin.kind === "measured" || origin.kind === "simulated" ? [origin.evidenceId] : [],
    );
    expect(measured.length).toBeGreaterThan(20);
    expect(measured.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("shows no measured figure where there is no evidence, and says so", async () => {
    const { tree } = await drawReport([], language);
    const kinds = new Set(figuresIn(tree).map(({ origin }) => origin.kind));
    expect([kinds.has("measured"), kinds.has("simulated")]).toEqual([false, false]);
    expect(toMarkdown(tree)).toContain(language === "fr" ? "non mesuré" : "not measured");
  });
});

describe("the report’s French", () => {
  it("has no straight apostrophe and no plain space before high punctuation", () => {
    const texts = trees.fr.chapters.flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) => ("caption" in block ? [block.caption] : [])),
      ...blocks.flatMap((block) => linesOf(block).map(textOf)),
    ]);
    const own = texts.filter((text) => !/^[\w./\\,= -]*$/.test(text));
    expect(own.filter((text) => /[a-zà-ÿ]'[a-zà-ÿ]| [;:!?»%]|« /.test(text))).toEqual([]);
  });
});

describe("what may be measured", () => {
  it("is declared for every claim and every piece of evidence", () => {
    const known = new Set(metrics.flatMap(({ id, subjects: of }) => of.map((subject) => `${subject}.${id}`)));
    const claimed = decisions
      .flatMap(({ claims }) => claims)
      .flatMap(({ metric, of, comparedWith }) =>
        ("subject" in comparedWith ? [of, comparedWith.subject] : [of]).map(
          (subject) => `${subject}.${metric}`,
        ),
      );
    // What a simulation says of a node has the node's name in it; a table of its own shows all of that.
    const found = published.flatMap((piece) => {
      if (piece.provenance === "simulated") return [];
      switch (piece.kind) {
        case "figure":
          return [`${piece.subject}.${piece.metric}`];
        case "comparison":
          return [`${piece.of}.${piece.metric}`, `${piece.comparedWith}.${piece.metric}`];
        case "run":
          return Object.keys(piece.counts).map((count) => `${piece.subject}.${count}`);
        case "node-cost":
          return [];
      }
    });
    expect([...claimed, ...found].filter((one) => !known.has(one))).toEqual([]);
  });

  it("is declared once, and for every objective of a need, of the proposal or a part of it", () => {
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
    const [proposal] = omnishop.topologies;
    const parts = new Set([proposal?.id, ...(proposal?.nodes ?? []).map(({ id }) => id)]);
    const known = new Map(metrics.map(({ id, subjects: of }) => [id, new Set<string>(of)]));
    const aimed = omnishop.needs.flatMap(({ objectives }) => objectives);
    expect(
      aimed.filter(({ metric, subject }) => !parts.has(subject) || !known.get(metric)?.has(subject)),
    ).toEqual([]);
  });

  it("is declared of every endpoint over HTTP", () => {
    const asked = metrics.find(({ id }) => id === metricIds.requestMsP99);
    const endpoints = omnishop.topologies.flatMap((topology) => nodesOf(topology, "endpoint"));
    expect(new Set(asked?.subjects)).toEqual(new Set(endpoints.map(({ id }) => id)));
  });

  it("names every topology among its subjects", () => {
    expect(omnishop.topologies.map(({ id }) => id).filter((id) => !(id in subjects))).toEqual([]);
  });
});

describe("the sample report", () => {
  let place = "";
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), "archbench-report-"));
  });
  afterAll(() => rm(place, { recursive: true, force: true }));

  it("is what its evidence makes now (npm run archbench -- report --format md --evidence docs/sample/evidence --out docs/sample makes it)", async () => {
    const options = { language: "fr", evidenceFolder: publishedEvidence, formats: ["md"] } as const;
    const paths = await makeReport({ out: join(place, "md"), ...options });
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      const shown = join("docs/sample", path.slice(join(place, "md").length + 1));
      expect([shown, await readFile(shown, "utf8")]).toEqual([shown, await readFile(path, "utf8")]);
    }
  });

  it("prints as PDF/UA-1 and as one page", async () => {
    const options = { language: "fr", evidenceFolder: publishedEvidence, formats: ["pdf", "html"] } as const;
    const [pdf = "", html = ""] = await makeReport({ out: join(place, "both"), ...options });
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe("%PDF-");
    expect(await readFile(html, "utf8")).toContain('<html lang="fr">');
    expect(toTypst(trees.fr)).toContain('lang: "fr"');
  });
});

/** The pictures and tables of a chapter, in order. */
function shownIn({ blocks }: DocumentTree["chapters"][number]): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "picture" || (block.kind === "table" && !/-table-\d/.test(block.id)) ? [block.id] : [],
  );
}

function figuresIn({ chapters }: DocumentTree): readonly Extract<Inline, { kind: "figure" }>[] {
  return chapters.flatMap(({ blocks }) => blocks.flatMap(linesOf)).flatMap((line) => line.flatMap(figuresOf));
}

function figuresOf(inline: Inline): readonly Extract<Inline, { kind: "figure" }>[] {
  if (inline.kind === "figure") return [inline];
  return "inside" in inline ? inline.inside.flatMap(figuresOf) : [];
}
