import { z } from "zod";
import type { ProductHour } from "#reference-impl";
import type { NodeReading, PipelineReading } from "#report";
import type { VariantId } from "../run/variants.ts";
import type { Sent, WorkedOff } from "./work-desk.ts";

/** What the process of a pipeline is told. */
export type ToHost =
  | Readonly<{
      kind: "open";
      variant: VariantId;
      /** In the folder that the demonstration clears, which the pipelines clear if it cannot any more. */
      folder: string;
      batchEveryMs: number;
      readEveryMs: number;
      /** Receipts that came before, by their ids, and when. */
      arrivals: readonly (readonly [string, number])[];
    }>
  | Readonly<{ kind: "take"; sent: readonly Sent[] }>
  | Readonly<{ kind: "show"; request: number }>
  | Readonly<{ kind: "pause-batch"; paused: boolean }>
  | Readonly<{ kind: "close" }>;

/** What it tells. `opened` says how much of what was sent to it before is durable; `reading` comes several times a second. */
export type FromHost =
  | Readonly<{ kind: "opened"; url: string; reading: PipelineReading; workedOff: WorkedOff }>
  | Readonly<{ kind: "reading"; reading: PipelineReading; workedOff: WorkedOff }>
  | Readonly<{ kind: "shown"; request: number; hours: readonly ProductHour[] }>
  | Readonly<{ kind: "failed"; message: string }>;

const sent: z.ZodType<Sent> = z.object({
  arrivalMs: z.number(),
  sourceId: z.string(),
  saleId: z.string().nullable(),
  value: z.unknown(),
});
const toHost: z.ZodType<ToHost> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("open"),
    variant: z.enum(["kappa", "lambda"]),
    folder: z.string(),
    batchEveryMs: z.number(),
    readEveryMs: z.number(),
    arrivals: z.array(z.tuple([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal("take"), sent: z.array(sent) }),
  z.object({ kind: z.literal("show"), request: z.int() }),
  z.object({ kind: z.literal("pause-batch"), paused: z.boolean() }),
  z.object({ kind: z.literal("close") }),
]);

const count = z.int().nonnegative();
const flow = { perSecond: z.number(), totalCount: count };
const node: z.ZodType<NodeReading> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("flow"), ...flow }),
  z.object({
    kind: z.literal("work"),
    perSecond: z.number(),
    busyShare: z.number(),
    waitingCount: count,
    lateCount: count,
  }),
  z.object({ kind: z.literal("feed"), waitingCount: count }),
  z.object({ kind: z.literal("table"), rowCount: count, fileCount: count, byteCount: count }),
  z.object({
    kind: z.literal("job"),
    state: z.enum(["waiting", "running", "paused"]),
    runCount: count,
    lastTookMs: z.number().nullable(),
  }),
  z.object({ kind: z.literal("generation"), rowCount: count, cutAgeMs: z.number().nullable() }),
  z.object({ kind: z.literal("answers"), ...flow }),
  z.object({ kind: z.literal("none") }),
]);
const reading: z.ZodType<PipelineReading> = z.object({
  rows: z.object({
    in: count,
    accepted: count,
    deadLettered: count,
    applied: count,
    late: count,
    duplicate: count,
    filtered: count,
  }),
  latency: z
    .object({ sampleCount: count, msP50: z.number(), msP99: z.number(), windowMs: z.number() })
    .nullable(),
  waiting: z.object({ count, oldestMs: z.number() }),
  clocks: z.array(
    z.object({
      id: z.enum(["answer", "batch-layer"]),
      freshnessMs: z.number(),
      worstMs: z.number(),
      windowMs: z.number(),
    }),
  ),
  nodes: z.record(z.string(), node),
  deadLetters: z.object({
    byReason: z.record(z.string(), count),
    newest: z.array(z.object({ sourceId: z.string(), reason: z.string(), detail: z.string() })),
  }),
  batchPaused: z.boolean(),
});
const hours: z.ZodType<ProductHour[]> = z.array(
  z.object({
    productId: z.string(),
    hourStartMs: z.number(),
    currency: z.enum(["EUR", "GBP"]),
    units: z.number(),
    amountMinor: z.number(),
    lineCount: z.number(),
  }),
);
const workedOff = z.record(z.string(), count);
const fromHost: z.ZodType<FromHost> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened"), url: z.string(), reading, workedOff }),
  z.object({ kind: z.literal("reading"), reading, workedOff }),
  z.object({ kind: z.literal("shown"), request: z.int(), hours }),
  z.object({ kind: z.literal("failed"), message: z.string() }),
]);

/** @throws {z.ZodError} for what is no message to the process of a pipeline. */
export function parseToHost(message: unknown): ToHost {
  return toHost.parse(message);
}

/** @throws {z.ZodError} for what is no message from the process of a pipeline. */
export function parseFromHost(message: unknown): FromHost {
  return fromHost.parse(message);
}
