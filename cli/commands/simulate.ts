import type { Argv } from "yargs";
import { useCases } from "#workbench";
import { withEvidence, withJson, withLanguage, withOutput, withSeed, withVariant } from "../flags.ts";
import { above0 } from "../above0.ts";
import { loaded } from "../loaded.ts";
import { positive } from "../positive.ts";
import { simulationLines } from "../simulation-lines.ts";
import { UsageError } from "../exit-code.ts";
import type { AddCommand } from "./add-command.ts";

const variantIds = ["kappa", "lambda"] as const;
/** Beyond these, a load is no retailer's any more. */
const timesMax = 1_000_000;
const workersMax = 10_000;
const secondsMax = 1_000_000;

export const addSimulate: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "simulate",
    "predict a variant at loads that no laptop makes: latency, freshness, utilization, limits, workers",
    (command) =>
      withLoad(withJson(withLanguage(withSeed(withVariant(withOutput(command, "out/simulate"))))))
        .example(
          "$0 simulate --variant lambda --load busiest",
          "Lambda with its nightly batch, on Black Friday",
        )
        .example("$0 simulate --times 40 --workers 8", "Kappa at forty times the busiest rates"),
    async ({
      variant,
      against,
      load,
      times,
      workers,
      seconds,
      utilization,
      evidence,
      seed,
      out,
      json,
      lang,
    }) => {
      if (against === variant) {
        throw new UsageError(`--against is ${against}, which --variant is too: name the other one`);
      }
      const options = {
        variant,
        against: against ?? null,
        load,
        times: above0("--times", times, timesMax),
        workers: positive("--workers", workers, workersMax),
        seconds: positive("--seconds", seconds, secondsMax),
        utilizationTarget: share("--utilization", utilization),
        evidenceFolder: evidence ?? null,
        seed,
        out,
      };
      const simulateVariant = await loaded(useCases.simulateVariant);
      const result = await simulateVariant(options);
      if (json) terminal.out(JSON.stringify(result, null, 2));
      else for (const line of simulationLines(result, lang)) terminal.out(line);
      finish(result.prediction.stable ? 0 : 1);
    },
  );
};

/** What is simulated, and how long. */
function withLoad<T>(command: Argv<T>) {
  return withEvidence(command, "folder of evidence files, for measured costs")
    .option("against", {
      choices: variantIds,
      requiresArg: true,
      describe: "another variant, to compare how old answers are",
    })
    .option("load", {
      choices: ["mean", "evening", "busiest", "day"] as const,
      default: "busiest" as const,
      requiresArg: true,
      describe: "which of the sources' rates; a day has all three, squeezed into --seconds",
    })
    .option("times", { type: "number", default: 1, requiresArg: true, describe: "multiplies every rate" })
    .option("workers", {
      type: "number",
      default: 1,
      requiresArg: true,
      describe: "of each node, as far as partitions let them share its work",
    })
    .option("seconds", {
      type: "number",
      default: 10,
      requiresArg: true,
      describe: "length of each of the five runs, on the simulated clock",
    })
    .option("utilization", {
      type: "number",
      default: 0.7,
      requiresArg: true,
      describe: "how busy workers may be, to say how many are needed",
    });
}

function share(option: string, value: number): number {
  if (value > 0 && value < 1) return value;
  throw new UsageError(`${option} is ${value}: it takes a number between 0 and 1, both excluded`);
}
