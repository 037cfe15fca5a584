import { choices, useCases } from "#workbench";
import { withJson, withOutput, withSeed, withVariant } from "../flags.ts";
import { loaded } from "../loaded.ts";
import { salesOrigin, withSales } from "../replay-flags.ts";
import { showAnswers, showFile, showReplay, showRun } from "../show-run.ts";
import type { AddCommand } from "./add-command.ts";

export const addRun: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "run",
    "run a variant on generated events, or on a file of real ones, and hold what it shows against plain loops",
    async (command) => {
      const formats = await loaded(choices.salesFormats);
      return withSales(withJson(withVariant(withSeed(withOutput(command, "out/run")))), formats)
        .example("$0 run --variant lambda --events 20000", "Lambda, on twenty thousand generated events")
        .example("$0 run --input retail.csv.gz --format online-retail", "Kappa, on real sales")
        .example("$0 run --input retail.csv.gz --format online-retail --speed 86400", "a day each second");
    },
    async ({ out, seed, variant, json, ...flags }) => {
      const origin = salesOrigin(flags, await loaded(choices.salesFormats));
      if (origin.kind === "generated") {
        const runVariant = await loaded(useCases.runVariant);
        const result = await runVariant({ out, seed, variant, events: origin.events });
        terminal.out(json ? JSON.stringify(result, null, 2) : showRun(result).join("\n"));
        finish(result.check.differing === 0 ? 0 : 1);
      } else {
        const onProgress = json
          ? {}
          : {
              onProgress: (progress: Parameters<typeof showReplay>[0]) => terminal.out(showReplay(progress)),
            };
        const runFile = await loaded(useCases.runFile);
        const result = await runFile({ out, variant, ...origin, ...onProgress });
        const shown = [...showFile(result), ...showAnswers(result), ...showRun(result)];
        terminal.out(json ? JSON.stringify(result, null, 2) : shown.join("\n"));
        finish(result.check.differing === 0 ? 0 : 1);
      }
    },
  );
};
