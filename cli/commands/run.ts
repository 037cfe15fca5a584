import { runVariant } from "#workbench";
import { withJson, withOutput, withSeed, withVariant } from "../flags.ts";
import { positive } from "../positive.ts";
import type { AddCommand } from "./add-command.ts";

export const addRun: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "run",
    "run a variant on generated sales, and hold what it shows against plain loops over the same sales",
    (command) =>
      withJson(withVariant(withSeed(withOutput(command, "out/run"))))
        .option("receipts", {
          type: "number",
          default: 20_000,
          requiresArg: true,
          describe: "how many receipts",
        })
        .example("$0 run --variant lambda --receipts 5000", "Lambda, on five thousand receipts"),
    async ({ out, seed, variant, receipts, json }) => {
      const result = await runVariant({ out, seed, variant, receipts: positive("--receipts", receipts) });
      if (json) terminal.out(JSON.stringify(result, null, 2));
      else {
        const { rows, found, check } = result;
        terminal.out(`rows in ${rows.in} = accepted ${rows.accepted} + dead-lettered ${rows.deadLettered}`);
        terminal.out(
          `accepted = applied ${rows.applied} + late ${rows.late} + duplicate ${rows.duplicate} + filtered ${rows.filtered}`,
        );
        terminal.out(
          `sales by product and hour: ${found.productHours} entries; fraud: ${found.alerts} alerts`,
        );
        terminal.out(`table of sale lines: ${found.tableRows} rows`);
        terminal.out(`entries that differ from the plain loops: ${check.differing} of ${check.expected}`);
      }
      finish(result.check.differing === 0 ? 0 : 1);
    },
  );
};
