import { setTimeout as pause } from "node:timers/promises";
import { demoRatePerSecondMax, useCases } from "#workbench";
import type { DemoOptions } from "#workbench";
import { UsageError } from "../exit-code.ts";
import { withLanguage, withSeed } from "../flags.ts";
import { nextInterrupt } from "../interrupt.ts";
import { loaded } from "../loaded.ts";
import { positive } from "../positive.ts";
import type { Terminal } from "../terminal.ts";
import type { AddCommand } from "./add-command.ts";

const portMax = 65_535;
/** A week. */
const secondsMax = 7 * 86_400;

const opened = {
  fr: (url: string) => `Démonstration en direct : ${url} (Ctrl-C l’arrête)`,
  en: (url: string) => `Live demonstration: ${url} (Ctrl-C ends it)`,
} as const;

export const addDemo: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "demo",
    "run Kappa and Lambda side by side and show them live on one local page",
    (command) =>
      withLanguage(withSeed(command))
        .option("port", {
          type: "number",
          default: 8321,
          requiresArg: true,
          describe: "port of the page, on this machine only; 0 takes any that is free",
        })
        .option("rate", {
          type: "number",
          default: 300,
          requiresArg: true,
          describe: "events a second of all that is sent, at the beginning",
        })
        .option("sources", {
          choices: ["all", "sales"] as const,
          default: "all" as const,
          requiresArg: true,
          describe: "what is sent: by every source, or receipts alone",
        })
        .option("batch-seconds", {
          type: "number",
          default: 20,
          requiresArg: true,
          describe: "how often Lambda's batch runs: days of the model, scaled to seconds",
        })
        .option("seconds", {
          type: "number",
          requiresArg: true,
          describe: "end after so many seconds; without it, until Ctrl-C",
        })
        .option("variant", {
          choices: ["both", "kappa", "lambda"] as const,
          default: "both" as const,
          requiresArg: true,
          describe: "what runs",
        })
        .example(
          "$0 demo --rate 100 --sources sales --batch-seconds 10",
          "receipts alone, with a batch every ten seconds",
        ),
    async ({ port, rate, batchSeconds, seconds, variant, sources, lang, seed }) => {
      const endsAfterMs = seconds === undefined ? null : 1000 * positive("--seconds", seconds, secondsMax);
      const options: DemoOptions = {
        port: within("--port", port, portMax),
        ratePerSecond: within("--rate", positive("--rate", rate), demoRatePerSecondMax),
        batchSeconds: positive("--batch-seconds", batchSeconds, secondsMax),
        variants: variant === "both" ? ["kappa", "lambda"] : [variant],
        sources,
        language: lang,
        seed,
      };
      if ((await showUntilOver(options, { terminal, endsAfterMs })) === "interrupted") finish(130);
    },
  );
};

type Showing = Readonly<{ terminal: Terminal; endsAfterMs: number | null }>;

/** Shows until time is up, somebody interrupts, or a pipeline fails; in each case all is cleared away. */
async function showUntilOver(
  options: DemoOptions,
  { terminal, endsAfterMs }: Showing,
): Promise<"over" | "interrupted"> {
  const startDemo = await loaded(useCases.startDemo);
  const interrupt = nextInterrupt();
  const ending = new AbortController();
  try {
    const demo = await startDemo(options);
    try {
      terminal.out(opened[options.language](demo.url));
      const over =
        endsAfterMs === null ? [] : [pause(endsAfterMs, "over" as const, { signal: ending.signal })];
      return await Promise.race([demo.failed, interrupt.happened, ...over]);
    } finally {
      await demo.close();
    }
  } finally {
    ending.abort();
    interrupt.forget();
  }
}

function within(option: string, value: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  throw new UsageError(`${option} is ${value}: it takes a whole number up to ${most}`);
}
