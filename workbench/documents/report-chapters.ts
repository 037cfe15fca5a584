import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { OmniShopLanguage } from "#model/omnishop";
import type { ChapterFile } from "#report";

/** The chapters of OmniShop's report in one language, in the order of their file names. */
export async function readChapters(language: OmniShopLanguage): Promise<readonly ChapterFile[]> {
  return readTexts("model/omnishop/chapters", language);
}

/** The slides of OmniShop's presentation in one language; the deck says in which order they are shown. */
export async function readSlides(language: OmniShopLanguage): Promise<readonly ChapterFile[]> {
  return readTexts("model/omnishop/slides", language);
}

async function readTexts(folder: string, language: OmniShopLanguage): Promise<readonly ChapterFile[]> {
  const place = fileURLToPath(new URL(`../../${folder}/${language}/`, import.meta.url));
  const names = (await readdir(place)).filter((name) => name.endsWith(".md")).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      path: `${folder}/${language}/${name}`,
      text: await readFile(`${place}${name}`, "utf8"),
    })),
  );
}
