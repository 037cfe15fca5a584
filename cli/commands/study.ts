import { useCases } from "#workbench";
import { withJson, withLanguage, withOutput, withSeed } from "../flags.ts";
import { loaded } from "../loaded.ts";
import { showProgress } from "../show-progress.ts";
import type { AddCommand } from "./add-command.ts";

const lastLines = {
  fr: (path: string) => `À ouvrir : ${path}/report.pdf
À modifier : model/omnishop/
À lancer : npm run archbench -- run --variant lambda`,
  en: (path: string) => `Open this: ${path}/report.pdf
Change this: model/omnishop/
Run this: npm run archbench -- run --variant lambda`,
} as const;

const took = { fr: "Durée", en: "Took" } as const;

export const addStudy: AddCommand = (parser, terminal) => {
  parser.command(
    "study",
    "make the whole OmniShop study: data, runs, evidence, diagrams, report",
    (command) =>
      withJson(withLanguage(withSeed(withOutput(command, "out/study"))))
        .option("quiet", { type: "boolean", default: false, describe: "print nothing but errors" })
        .example("$0 study --lang en --out out/english", "the study in English, in a folder of its own"),
    async ({ out, seed, lang, json, quiet }) => {
      const onProgress = quiet || json ? () => undefined : showProgress(terminal);
      const makeStudy = await loaded(useCases.makeStudy);
      const summary = await makeStudy({ out, seed, language: lang, onProgress });
      if (json) terminal.out(JSON.stringify(summary, null, 2));
      else if (!quiet) {
        for (const line of summary.lines) terminal.out(line);
        terminal.out(
          `${took[lang]}${lang === "fr" ? "\u202f:" : ":"} ${(summary.tookMs / 1000).toFixed(1)} s`,
        );
        terminal.out(lastLines[lang](out));
      }
    },
  );
};
