import type { Argv } from "yargs";
import { runEventsMax } from "#workbench";
import type { SalesFormats } from "#workbench";
import { UsageError } from "./exit-code.ts";
import { positive } from "./positive.ts";

type Format = SalesFormats[number];
type ReplayFlags = {
  events: number | undefined;
  input: string | undefined;
  format: Format | undefined;
  speed: number | undefined;
};

/** Where events come from: generated, or a file that is replayed. */
export type SalesOrigin = Readonly<
  { kind: "generated"; events: number } | { kind: "file"; input: string; format: Format; speed?: number }
>;

const eventsUnlessSaid = 50_000;

/** Adds the options that say where sales come from. */
export function withSales<T>(command: Argv<T>, formats: SalesFormats): Argv<T & ReplayFlags> {
  return command
    .option("events", {
      type: "number",
      requiresArg: true,
      describe: `how many events of all sources to generate; ${eventsUnlessSaid} unless given`,
    })
    .option("input", {
      type: "string",
      requiresArg: true,
      describe: "a file of sales to replay instead of generated ones; packed by gzip or not",
    })
    .option("format", { choices: formats, requiresArg: true, describe: "what --input is" })
    .option("speed", {
      type: "number",
      requiresArg: true,
      describe: "replay --input so many times as fast as it happened; as fast as it can be read unless given",
    });
}

/** @throws {UsageError} for a value that an option does not take, and for options that do not go together. */
export function salesOrigin(
  { events, input, format, speed }: ReplayFlags,
  formats: SalesFormats,
): SalesOrigin {
  if (input === undefined) {
    refuseWithoutInput("--format", format);
    refuseWithoutInput("--speed", speed);
    return { kind: "generated", events: positive("--events", events ?? eventsUnlessSaid, runEventsMax) };
  }
  if (events !== undefined) {
    throw new UsageError(`--events is ${events}, and --input is given: generated events or a file, not both`);
  }
  if (format === undefined) {
    throw new UsageError(`--input is ${input}, and --format is not given: it takes ${formats.join(", ")}`);
  }
  const file = { kind: "file", input, format } as const;
  return speed === undefined ? file : { ...file, speed: timesRealTime(speed) };
}

function refuseWithoutInput(option: string, value: string | number | undefined): void {
  if (value === undefined) return;
  throw new UsageError(`${option} is ${value}, and --input is not given: name the file that it is about`);
}

function timesRealTime(speed: number): number {
  if (Number.isFinite(speed) && speed >= 1) return speed;
  throw new UsageError(
    `--speed is ${speed}: it takes a number of at least 1, which is as fast as it happened`,
  );
}
