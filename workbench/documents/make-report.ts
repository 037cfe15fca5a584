import type { OmniShopLanguage } from "#model/omnishop";
import { withOutputFolder } from "../output-folder.ts";
import { drawReport, printReport } from "./print-report.ts";
import type { ReportFormat } from "./print-report.ts";
import { readEvidenceSets } from "./report-evidence.ts";

export type ReportOptions = Readonly<{
  out: string;
  language: OmniShopLanguage;
  /** A folder of evidence files; where none is named, that of the study if there is one, beside what is published. */
  evidenceFolder: string | null;
  formats: readonly ReportFormat[];
}>;

/** Makes the report on evidence that is there already: nothing is run. Gives the paths of what it wrote. */
export async function makeReport({
  out,
  language,
  evidenceFolder,
  formats,
}: ReportOptions): Promise<readonly string[]> {
  const evidence = await readEvidenceSets(evidenceFolder);
  const report = await drawReport(evidence, language);
  return withOutputFolder({ path: out, maker: "report" }, (folder) => printReport(folder, report, formats));
}
