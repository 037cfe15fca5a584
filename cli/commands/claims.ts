import { formatNumber } from "#kernel/units";
import { judgeClaims } from "#workbench";
import { withJson, withLanguage } from "../flags.ts";
import type { AddCommand } from "./add-command.ts";

export const addClaims: AddCommand = (parser, terminal) => {
  parser.command(
    "claims",
    "print each claim with its verdict and the two figures behind it",
    (command) =>
      withJson(withLanguage(command))
        .option("evidence", {
          type: "string",
          default: "out/study/evidence",
          requiresArg: true,
          describe: "folder of evidence files",
        })
        .example("$0 claims --json", "id, verdict and both figures of each claim"),
    async ({ evidence, json, lang }) => {
      const judged = await judgeClaims({ evidenceFolder: evidence });
      if (json) {
        terminal.out(JSON.stringify(judged, null, 2));
        return;
      }
      for (const { id, verdict, of, comparedWith, statement } of judged) {
        terminal.out(
          `${verdict.padEnd(13)} ${id}: ${figure(of)} against ${figure(comparedWith)}\n  ${statement[lang]}`,
        );
      }
    },
  );
};

function figure(value: number | null): string {
  return value === null ? "–" : formatNumber(value, { language: "en", digits: value >= 1_000 ? 0 : 2 });
}
