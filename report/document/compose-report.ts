import type { Language } from "#kernel/units";
import { chartsPage, bookedCharts } from "../book/charts-page.ts";
import { claimsPage } from "../book/claims-page.ts";
import { containersPage } from "../book/containers-page.ts";
import { decisionsPage } from "../book/decisions-page.ts";
import { dictionaryPage } from "../book/dictionary-page.ts";
import { evidencePage } from "../book/evidence-page.ts";
import { figuresPage } from "../book/figures-page.ts";
import { governancePage } from "../book/governance-page.ts";
import { needsPage } from "../book/needs-page.ts";
import { picturesPage } from "../book/pictures-page.ts";
import type { ReportInput } from "../book/report-input.ts";
import { runsPage } from "../book/runs-page.ts";
import { simulatedPage } from "../book/simulated-page.ts";
import { sourcesPage } from "../book/sources-page.ts";
import { targetsPage } from "../book/targets-page.ts";
import { topologyPage } from "../book/topology-page.ts";
import { volumesPage } from "../book/volumes-page.ts";
import { chapterId, readChapter } from "../chapters/read-chapter.ts";
import { bindBook, lineEntry } from "../chapters/reference-book.ts";
import type { Entry, ReferenceBook } from "../chapters/reference-book.ts";
import { ReportError } from "../report-error.ts";
import { crossesIn, idsIn } from "./crosses.ts";
import type { DocumentTree } from "./tree.ts";

const words = {
  fr: {
    kind: "Dossier d’architecture",
    legend:
      "Chaque chiffre dit d’où il vient\u00a0: m, mesuré\u202f; s, simulé\u202f; a, supposé par le modèle\u202f; c, cité. Un chiffre sans marque est une décision du modèle ou un décompte de ses éléments. Ce que rien n’a mesuré est imprimé comme non mesuré.",
  },
  en: {
    kind: "Architecture report",
    legend:
      "Each figure says where it comes from: m, measured; s, simulated; a, assumed by the model; c, cited. A figure without a mark is a decision of the model or a count of its parts. What nothing has measured is printed as not measured.",
  },
} as const satisfies Record<Language, unknown>;

/**
 * Composes the report of an architecture from its chapters: their prose, and what their references mean in the model and
 * the evidence. It has no other door for a figure.
 *
 * @throws {ReportError} UNRESOLVED_REFERENCE or CHAPTER_INVALID, listing every fault of every chapter with file and line.
 */
export function composeReport(input: ReportInput): DocumentTree {
  const { language, model } = input;
  const charts = bookedCharts(input);
  const book = bookOf(input, chartsPage(charts, language));
  const read = input.chapters.map((file) => ({ file, ...readChapter(file, book) }));
  refuse(
    read.flatMap(({ file, faults }) => faults.map(({ line, says }) => `${file.path}:${line} ${says}`)),
    "CHAPTER_INVALID",
  );
  const chapters = read.map(({ chapter }) => chapter);
  const ids = idsIn(chapters);
  refuse(
    read.flatMap(({ file, chapter }) =>
      crossesIn(chapter)
        .filter((to) => !ids.has(to))
        .map((to) => `${file.path} refers to ${to}, which no chapter shows`),
    ),
    "UNRESOLVED_REFERENCE",
  );
  refuse(
    [...ids].flatMap(([id, count]) =>
      count > 1 ? [`${id} is shown ${count} times: show it once, refer with {{see:…}}`] : [],
    ),
    "CHAPTER_INVALID",
  );
  return {
    language,
    kind: words[language].kind,
    title: model.title[language],
    subtitle: model.subtitle[language],
    legend: words[language].legend,
    chapters,
    charts: Object.fromEntries(
      charts.flatMap(({ id, chart }) => (chart && ids.has(`chart-${id}`) ? [[`chart-${id}`, chart]] : [])),
    ),
  };
}

/** Everything that a chapter may refer to; each picture, chart and table also as `{{see:<id>}}`, each chapter as `{{chapter:<id>}}`. */
function bookOf(input: ReportInput, charts: readonly (readonly [string, Entry])[]): ReferenceBook {
  const pages = [
    figuresPage(input),
    runsPage(input),
    simulatedPage(input),
    claimsPage(input),
    decisionsPage(input),
    dictionaryPage(input),
    topologyPage(input),
    needsPage(input),
    targetsPage(input),
    volumesPage(input),
    containersPage(input),
    governancePage(input),
    evidencePage(input),
    sourcesPage(input),
    picturesPage(input),
    charts,
  ];
  const seen = pages.flat().flatMap(([key]) => {
    const [kind, id = ""] = key.split(":");
    if (kind === "picture") return [lineEntry(`see:${id}`, [{ kind: "cross", to: id, inside: [] }])];
    return kind === "table" || kind === "chart"
      ? [lineEntry(`see:${kind}-${id}`, [{ kind: "cross", to: `${kind}-${id}`, inside: [] }])]
      : [];
  });
  const chapters = input.chapters.map(({ path }) =>
    lineEntry(`chapter:${chapterId(path)}`, [{ kind: "cross", to: chapterId(path), inside: [] }]),
  );
  return bindBook([...pages, seen, chapters]);
}

function refuse(faults: readonly string[], code: ReportError["code"]): void {
  if (faults.length === 0) return;
  const unresolved = faults.some((fault) => fault.includes("means nothing"));
  throw new ReportError(
    unresolved ? "UNRESOLVED_REFERENCE" : code,
    `The report cannot be built:\n  ${faults.join("\n  ")}`,
  );
}
