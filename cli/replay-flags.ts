import type { Argv } from "yargs";
import { salesFormats } from "#workbench";
import { UsageError } from "./exit-code.ts";
import { positive } from "./positive.ts";

type Format = (typeof salesFormats)[number];
type ReplayFlags = {
  receipts: number | undefined;
  input: string | undefined;
  format: Format | undefined;
  speed: number | undefined;
};

/** Where sales come from: generated, or a file that is replayed. */
export type SalesOrigin = Readonly<
  { kind: "generated"; receipts: number } | { kind: "file"; input: string; format: Format; speed?: number }
>;

const receiptsUnlessSaid = 20_000;

/** Adds the options that say where sales come from. */
export function withSales<T>(command: Argv<T>): Argv<T & ReplayFlags> {
  return command
    .option("receipts", {
      type: "number",
      requiresArg: true,
      describe: `how many receipts to generate; ${receiptsUnlessSaid} unless given`,
    })
    .option("input", {
      type: "string",
      requiresArg: true,
      describe: "a file of sales to replay instead of generated ones; packed by gzip or not",
    })
    .option("format", { choices: salesFormats, requiresArg: true, describe: "what --input is" })
    .option("speed", {
      type: "number",
      requiresArg: true,
      describe: "replay --input so many times as fast as it happened; as fast as it can be read unless given",
    });
}

/** @throws {UsageError} for a value that an option does not take, and for options that do not go together. */
export function salesOrigin({ receipts, input, format, speed }: ReplayFlags): SalesOrigin {
  if (input === undefined) {
    refuseWithoutInput("--format", format);
    refuseWithoutInput("--speed", speed);
    return { kind: "generated", receipts: positive("--receipts", receipts ?? receiptsUnlessSaid) };
  }
  if (receipts !== undefined) {
    throw new UsageError(
      `--receipts is ${receipts}, and --input is given: generated sales or a file, not both`,
    );
  }
  if (format === undefined) {
    throw new UsageError(
      `--input is ${input}, and --format is not given: it takes ${salesFormats.join(", ")}`,
    );
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
