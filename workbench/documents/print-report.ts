import { charted, decisions, metrics, omnishop, sources, subjects, targets } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { composeReport, toHtml, toMarkdown, toTypst } from "#report";
import type { ChapterFile, DocumentTree, EvidenceSet, ReportModel } from "#report";
import { drawChart, printPdf, readHtmlFonts } from "#report/press";
import type { OutputFolder } from "../output-folder.ts";
import { readChapters, readSlides } from "./report-chapters.ts";
import { drawReportPictures } from "./report-pictures.ts";

export type ReportFormat = "pdf" | "html" | "md";

/** A report that is composed and whose pictures are drawn: what is left is to print it. */
export type DrawnReport = Readonly<{ tree: DocumentTree; pictures: Readonly<Record<string, string>> }>;

const model: ReportModel = {
  title: {
    fr: "OmniShop : une plateforme de données qui répond à temps",
    en: "OmniShop: a data platform that answers in time",
  },
  subtitle: {
    fr: "Une architecture modélisée, exécutée, mesurée : pourquoi Kappa et un lakehouse, et ce que cela coûte",
    en: "An architecture modelled, run and measured: why Kappa and a lakehouse, and what that costs",
  },
  architecture: omnishop,
  decisions,
  metrics,
  targets,
  subjects,
  charts: charted,
  sources,
};

/** Composes OmniShop's report on the evidence, and draws its pictures. @throws {ReportError} for a chapter that does not hold. */
export async function drawReport(
  evidence: readonly EvidenceSet[],
  language: OmniShopLanguage,
): Promise<DrawnReport> {
  return drawDocument(await readChapters(language), { evidence, language });
}

/** Composes the slides of OmniShop's presentation in the same way. @throws {ReportError} for a slide that does not hold. */
export async function drawDeck(
  evidence: readonly EvidenceSet[],
  language: OmniShopLanguage,
): Promise<DrawnReport> {
  return drawDocument(await readSlides(language), { evidence, language });
}

async function drawDocument(
  chapters: readonly ChapterFile[],
  { evidence, language }: Readonly<{ evidence: readonly EvidenceSet[]; language: OmniShopLanguage }>,
): Promise<DrawnReport> {
  const drawn = await drawReportPictures(language);
  const told = drawn.map(({ source }) => source);
  const tree = composeReport({ language, chapters, model, evidence, pictures: told });
  const charts = await Promise.all(
    Object.entries(tree.charts).map(async ([id, chart]) => [id, await drawChart(chart, language)] as const),
  );
  const shown = new Set(
    tree.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "picture" ? [block.id] : [])),
    ),
  );
  const own = drawn
    .filter(({ source }) => shown.has(source.id))
    .map(({ source, svg }) => [source.id, svg] as const);
  return { tree, pictures: Object.fromEntries([...own, ...charts]) };
}

/** Prints a report into an open folder as `report.pdf`, `report.html` or `report.md`, pictures beside; gives the paths. */
export async function printReport(
  folder: OutputFolder,
  { tree, pictures }: DrawnReport,
  formats: readonly ReportFormat[],
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const format of formats) {
    switch (format) {
      case "pdf":
        paths.push(await folder.write("report.pdf", toPdf({ tree, pictures })));
        break;
      case "html":
        paths.push(await folder.write("report.html", toHtml(tree, { pictures, fonts: readHtmlFonts() })));
        break;
      case "md":
        paths.push(await folder.write("report.md", toMarkdown(tree)));
        for (const [id, svg] of Object.entries(pictures)) {
          paths.push(await folder.write(`pictures/${id}.svg`, svg));
        }
        break;
    }
  }
  return paths;
}

function toPdf({ tree, pictures }: DrawnReport): Uint8Array {
  const files = Object.fromEntries(Object.entries(pictures).map(([id, svg]) => [`${id}.svg`, svg]));
  return printPdf({ typst: toTypst(tree), pictures: files, createdAtSeconds: 0 });
}
