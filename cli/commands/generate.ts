import { choices, generatedEventsMax, generatedPerSecondMax, useCases } from "#workbench";
import { above0 } from "../above0.ts";
import { loaded } from "../loaded.ts";
import { positive } from "../positive.ts";
import { withOutput, withSeed } from "../flags.ts";
import type { AddCommand } from "./add-command.ts";

export const addGenerate: AddCommand = (parser, terminal) => {
  parser.command(
    "generate",
    "write a retailer's generated events as JSON lines, a file a source, with their truth beside",
    async (command) => {
      const sources = await loaded(choices.sources);
      return withSeed(withOutput(command, "out/generated"))
        .option("events", {
          type: "number",
          default: 20_000,
          requiresArg: true,
          describe: "about how many events; what is under way then still follows",
        })
        .option("rate", {
          type: "number",
          default: 0.05,
          requiresArg: true,
          describe: "events per second of the event clock, on average over a week; the world grows with it",
        })
        .option("sources", {
          type: "array",
          choices: sources,
          default: sources,
          requiresArg: true,
          describe: "which sources",
        })
        .example("$0 generate --events 2000 --seed winter", "two thousand events of another world")
        .example("$0 generate --sources tills web-orders --rate 1", "receipts alone, one a second");
    },
    async ({ out, seed, events, rate, sources }) => {
      const options = {
        out,
        seed,
        events: positive("--events", events, generatedEventsMax),
        eventsPerSecond: above0("--rate", rate, generatedPerSecondMax),
        sources: (await loaded(choices.sources)).filter((id) => sources.includes(id)),
      };
      const generateFile = await loaded(useCases.generateFile);
      const made = await generateFile(options);
      const counts = Object.entries(made.events).map(([sourceId, count]) => `${count} ${sourceId}`);
      terminal.out([...counts, `sha256 ${made.digest}`, ...made.paths].join("\n"));
    },
  );
};
