import { formatNumber } from "#kernel/units";
import { choices, useCases } from "#workbench";
import type { BenchResult } from "#workbench";
import { UsageError } from "../exit-code.ts";
import { withJson, withLanguage, withOutput, withSeed } from "../flags.ts";
import { loaded } from "../loaded.ts";
import { showProgress } from "../show-progress.ts";
import { targetLine } from "../target-line.ts";
import type { AddCommand } from "./add-command.ts";

export const addBench: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "bench",
    "measure, write the evidence, and hold the targets and the objectives of the needs against it",
    async (command) => {
      const names = await loaded(choices.benchmarks);
      return withJson(withLanguage(withSeed(withOutput(command, "out/bench"))))
        .option("profile", {
          choices: ["quick", "full"] as const,
          default: "quick" as const,
          requiresArg: true,
          describe: "a first look, or all that a figure needs to be cited",
        })
        .option("only", {
          type: "array",
          string: true,
          requiresArg: true,
          describe: "names of benchmarks, with commas or spaces between",
        })
        .option("quiet", { type: "boolean", default: false, describe: "print nothing but the targets" })
        .example("$0 bench --only latency,memory", "two benchmarks, in short")
        .epilogue(`Benchmarks: ${names.join(", ")}`);
    },
    async ({ out, seed, profile, only, json, quiet, lang }) => {
      const onProgress = quiet || json ? () => undefined : showProgress(terminal);
      const names = namesIn({ only, known: await loaded(choices.benchmarks) });
      const runBenchmarks = await loaded(useCases.runBenchmarks);
      const result = await runBenchmarks({ out, seed, profile, only: names, onProgress });
      if (json) terminal.out(JSON.stringify(result, null, 2));
      else for (const line of linesOf(result, lang)) terminal.out(line);
      const isMissed = result.targets.some(({ found }) => found.outcome === "missed");
      finish(isMissed ? 1 : 0);
    },
  );
};

type AskedNames = Readonly<{ only: readonly string[] | undefined; known: readonly string[] }>;

/** All of them, which no name stands for, only where the option is left out. */
function namesIn({ only, known }: AskedNames): readonly string[] {
  if (only === undefined) return [];
  const names = only.flatMap((part) => part.split(",")).filter((name) => name !== "");
  if (names.length === 0) {
    throw new UsageError(`--only is ${only.join(" ")}: it takes ${known.join(", ")}`);
  }
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  throw new UsageError(`--only is ${unknown.join(", ")}: it takes ${known.join(", ")}`);
}

function* linesOf(result: BenchResult, lang: "fr" | "en"): Iterable<string> {
  const { cpu, cores, memoryBytes, os, node } = result.environment;
  yield "";
  for (const held of result.targets) {
    if (held.found.outcome !== "not-measured") yield targetLine(held, lang);
  }
  yield `${cores} × ${cpu}, ${formatNumber(memoryBytes / 1e9, { language: "en", digits: 0 })} GB, ${os}, Node ${node}; profile ${result.profile}`;
  yield `evidence in ${result.folder}; took ${(result.tookMs / 1000).toFixed(1)} s`;
}
