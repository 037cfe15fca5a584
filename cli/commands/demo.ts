import { setTimeout as pause } from "node:timers/promises";
import { startDemo } from "#workbench";
import { UsageError } from "../exit-code.ts";
import { withLanguage, withSeed } from "../flags.ts";
import { nextInterrupt } from "../interrupt.ts";
import { positive } from "../positive.ts";
import type { AddCommand } from "./add-command.ts";

const rateMax = 2_000;
const portMax = 65_535;

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
          default: 50,
          requiresArg: true,
          describe: "receipts a second at the beginning",
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
        .example("$0 demo --rate 200 --batch-seconds 10", "a busier day, with a batch every ten seconds"),
    async ({ port, rate, batchSeconds, seconds, variant, lang, seed }) => {
      const endsAfterMs = seconds === undefined ? null : 1000 * positive("--seconds", seconds);
      const interrupt = nextInterrupt();
      const demo = await startDemo({
        port: within("--port", port, portMax),
        ratePerSecond: within("--rate", positive("--rate", rate), rateMax),
        batchSeconds: positive("--batch-seconds", batchSeconds),
        variants: variant === "both" ? ["kappa", "lambda"] : [variant],
        language: lang,
        seed,
      });
      const ending = new AbortController();
      try {
        terminal.out(opened[lang](demo.url));
        const over = endsAfterMs === null ? [] : [pause(endsAfterMs, "over", { signal: ending.signal })];
        const why = await Promise.race([demo.failed, interrupt.happened, ...over]);
        if (why === "interrupted") finish(130);
      } finally {
        ending.abort();
        interrupt.forget();
        await demo.close();
      }
    },
  );
};

function within(option: string, value: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  throw new UsageError(`${option} is ${value}: it takes a whole number up to ${most}`);
}
