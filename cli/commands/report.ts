import { useCases } from "#workbench";
import { withEvidence, withLanguage, withOutput } from "../flags.ts";
import { loaded } from "../loaded.ts";
import type { AddCommand } from "./add-command.ts";

export const addReport: AddCommand = (parser, terminal) => {
  parser.command(
    "report",
    "print the report on evidence that is there already, without running anything",
    (command) =>
      withEvidence(
        withLanguage(withOutput(command, "out/report")),
        "folder of evidence files of this machine, beside the published ones",
      )
        .option("format", {
          choices: ["pdf", "html", "md"] as const,
          default: "pdf" as const,
          requiresArg: true,
          describe: "PDF, one HTML file, or Markdown with pictures beside",
        })
        .example("$0 report --format html --lang en", "the report as one page, in English"),
    async ({ out, lang, evidence, format }) => {
      const makeReport = await loaded(useCases.makeReport);
      const paths = await makeReport({
        out,
        language: lang,
        evidenceFolder: evidence ?? null,
        formats: [format],
      });
      for (const path of paths) terminal.out(path);
    },
  );
};
