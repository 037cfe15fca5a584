import { formatNumber } from "#kernel/units";
import { runEventsMax, useCases } from "#workbench";
import type { ComparedQuantity, VariantComparison } from "#workbench";
import { withJson, withLanguage, withOutput, withSeed } from "../flags.ts";
import { loaded } from "../loaded.ts";
import { positive } from "../positive.ts";
import { showProgress } from "../show-progress.ts";
import type { AddCommand } from "./add-command.ts";

export const addCompare: AddCommand = (parser, terminal) => {
  parser.command(
    "compare",
    "measure Kappa against Lambda on the same events, in turn, and say who does better at what",
    (command) =>
      withJson(withLanguage(withSeed(withOutput(command, "out/compare"))))
        .option("events", {
          type: "number",
          default: 10_000,
          requiresArg: true,
          describe: "how many events the runs at full speed take in",
        })
        .example("$0 compare --events 20000 --lang en", "twenty thousand events a run, told in English"),
    async ({ out, seed, events, json, lang }) => {
      const onProgress = json ? () => undefined : showProgress(terminal);
      const options = {
        out,
        seed,
        events: positive("--events", events, runEventsMax),
        language: lang,
        onProgress,
      };
      const compareVariants = await loaded(useCases.compareVariants);
      const compared = await compareVariants(options);
      if (json) terminal.out(JSON.stringify(compared, null, 2));
      else for (const line of linesOf(compared, lang)) terminal.out(line);
    },
  );
};

type Told = Readonly<{ factor: string; low: string; high: string; pairs: number }>;

const words = {
  fr: {
    better: { kappa: "Kappa fait mieux", lambda: "Lambda fait mieux", none: "aucune différence ne se voit" },
    ratio: ({ factor, low, high, pairs }: Told) =>
      `Kappa/Lambda ${factor}, de ${low} à ${high} (${pairs} paires)`,
    count: "compté",
    interval: (seconds: string) =>
      `Fraîcheur\u00a0: la nuit entre deux lots est ramenée à ${seconds}\u00a0s ; les nuits entières relèvent de la simulation.`,
    evidence: (folder: string) => `Mesures\u00a0: ${folder}`,
  },
  en: {
    better: { kappa: "Kappa does better", lambda: "Lambda does better", none: "no difference shows" },
    ratio: ({ factor, low, high, pairs }: Told) =>
      `Kappa/Lambda ${factor}, from ${low} to ${high} (${pairs} pairs)`,
    count: "counted",
    interval: (seconds: string) =>
      `Freshness: the night between two batches is scaled to ${seconds} s; whole nights are for simulation.`,
    evidence: (folder: string) => `Evidence: ${folder}`,
  },
} as const;

function* linesOf(compared: VariantComparison, lang: "fr" | "en"): Iterable<string> {
  const w = words[lang];
  yield "";
  for (const quantity of compared.quantities) yield lineOf(quantity, lang);
  if (compared.batchIntervalMs !== null) {
    yield w.interval(formatNumber(compared.batchIntervalMs / 1000, { language: lang, digits: 1 }));
  }
  const { cpu, cores, node } = compared.environment;
  yield `${cores} × ${cpu}, Node ${node}`;
  yield w.evidence(compared.folder);
}

function lineOf(
  { name, unit, kappa, lambda, ratio, pairs, winner }: ComparedQuantity,
  lang: "fr" | "en",
): string {
  const w = words[lang];
  const number = (value: number): string =>
    formatNumber(value, { language: lang, digits: Number.isInteger(value) || value >= 1_000 ? 0 : 2 });
  const spread =
    ratio === null || ratio.level === 1
      ? w.count
      : w.ratio({ factor: number(ratio.estimate), low: number(ratio.low), high: number(ratio.high), pairs });
  const colon = lang === "fr" ? "\u00a0: " : ": ";
  const quantity = unit === "" ? "" : `\u00a0${unit}`;
  return `${name}${colon}Kappa ${number(kappa)}${quantity}, Lambda ${number(lambda)}${quantity}; ${spread}; ${w.better[winner]}`;
}
