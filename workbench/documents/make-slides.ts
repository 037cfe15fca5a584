import { deck } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { deckOf, toSlides } from "#report";
import type { EvidenceSet } from "#report";
import { readHtmlFonts, readPlayer } from "#report/press";
import { withOutputFolder } from "../output-folder.ts";
import type { OutputFolder } from "../output-folder.ts";
import { drawDeck } from "./print-report.ts";
import { readEvidenceSets } from "./report-evidence.ts";

export type SlidesOptions = Readonly<{
  out: string;
  language: OmniShopLanguage;
  /** A folder of evidence files; where none is named, that of the study if there is one, beside what is published. */
  evidenceFolder: string | null;
}>;

/** Makes the slides on evidence that is there already: nothing is run. Gives the path of the file. */
export async function makeSlides({ out, language, evidenceFolder }: SlidesOptions): Promise<string> {
  const evidence = await readEvidenceSets(evidenceFolder);
  return withOutputFolder({ path: out, maker: "slides" }, (folder) =>
    writeSlides(folder, evidence, language),
  );
}

/** Writes `slides.html` into an open folder; gives its path. @throws {ReportError} for a slide that does not hold. */
export async function writeSlides(
  folder: OutputFolder,
  evidence: readonly EvidenceSet[],
  language: OmniShopLanguage,
): Promise<string> {
  const { tree, pictures } = await drawDeck(evidence, language);
  const assets = { pictures, fonts: readHtmlFonts(), player: readPlayer() };
  return folder.write("slides.html", toSlides(deckOf(tree, deck), { tree, assets }));
}
