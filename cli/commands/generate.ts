import { generateFile } from "#workbench";
import { positive } from "../positive.ts";
import { withOutput, withSeed } from "../flags.ts";
import type { AddCommand } from "./add-command.ts";

export const addGenerate: AddCommand = (parser, terminal) => {
  parser.command(
    "generate",
    "write generated receipts as JSON lines, with their truth beside",
    (command) =>
      withSeed(withOutput(command, "out/generated"))
        .option("receipts", {
          type: "number",
          default: 10_000,
          requiresArg: true,
          describe: "how many receipts",
        })
        .example("$0 generate --receipts 1000 --seed winter", "a thousand receipts of another world"),
    async ({ out, seed, receipts }) => {
      const made = await generateFile({ out, seed, receipts: positive("--receipts", receipts) });
      terminal.out(`${made.events} events, sha256 ${made.digest}\n${made.paths.join("\n")}`);
    },
  );
};
