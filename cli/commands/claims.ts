import { formatNumber } from "#kernel/units";
import { useCases } from "#workbench";
import { withEvidence, withJson, withLanguage } from "../flags.ts";
import { loaded } from "../loaded.ts";
import { targetLine } from "../target-line.ts";
import type { AddCommand } from "./add-command.ts";

export const addClaims: AddCommand = (parser, terminal) => {
  parser.command(
    "claims",
    "print each claim with its verdict and the two figures behind it, and each need's objectives",
    (command) =>
      withJson(withEvidence(withLanguage(command), "folder of evidence files")).example(
        "$0 claims --json",
        "an array: of each claim its id, its verdict and both figures",
      ),
    async ({ evidence, json, lang }) => {
      const judgeClaims = await loaded(useCases.judgeClaims);
      const judged = await judgeClaims({ evidenceFolder: evidence ?? null });
      if (json) {
        terminal.out(JSON.stringify(judged.claims, null, 2));
        return;
      }
      for (const { id, verdict, of, comparedWith, statement, isStale } of judged.claims) {
        const stale = isStale ? " (stale: the code has changed since it was measured)" : "";
        terminal.out(
          `${verdict.padEnd(13)} ${id}: ${figure(of)} against ${figure(comparedWith)}${stale}\n  ${statement[lang]}`,
        );
      }
      for (const held of judged.objectives) terminal.out(targetLine(held, lang));
    },
  );
};

function figure(value: number | null): string {
  return value === null ? "–" : formatNumber(value, { language: "en", digits: value >= 1_000 ? 0 : 2 });
}
