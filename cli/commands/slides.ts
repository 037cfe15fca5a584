import { useCases } from "#workbench";
import { withEvidence, withLanguage, withOutput } from "../flags.ts";
import { loaded } from "../loaded.ts";
import type { AddCommand } from "./add-command.ts";

export const addSlides: AddCommand = (parser, terminal) => {
  parser.command(
    "slides",
    "make the slides of the oral presentation, with speaker notes, on evidence that is there already",
    (command) =>
      withEvidence(
        withLanguage(withOutput(command, "out/slides")),
        "folder of evidence files of this machine, beside the published ones",
      ).example("$0 slides --lang en", "the slides in English, as one HTML file"),
    async ({ out, lang, evidence }) => {
      const makeSlides = await loaded(useCases.makeSlides);
      terminal.out(await makeSlides({ out, language: lang, evidenceFolder: evidence ?? null }));
    },
  );
};
