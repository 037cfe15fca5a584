import { z } from "zod";
import type { Fate } from "#model";
import type { PortLedger, Tally } from "./ledger.ts";
import type { WatermarkState } from "./watermarks.ts";

/** Where a run stands: what every commit puts beside its outputs, so that all of them are true together. */
export type Position = Readonly<{
  epoch: number;
  /** The next offset to read of each source partition, by `slotName`. */
  offsets: Readonly<Record<string, number>>;
  watermarks: WatermarkState;
  /** When something of each source partition was read last, by the worker's clock. */
  lastReadMs: Readonly<Record<string, number>>;
  ledger: readonly PortLedger[];
}>;

/** What a round took: offsets `from` to before `to` of one source partition. */
export type InputRange = Readonly<{ stream: string; partition: number; from: number; to: number }>;

/** How the inputs of one epoch were interleaved, and how far event time came: all that a replay has to know. */
export type ControlRecord = Readonly<{
  epoch: number;
  /** When the round was computed and handed to the store, by the worker's clock. */
  committedAtMs: number;
  /** In the order in which they were read. */
  inputs: readonly InputRange[];
  /** The source partitions that were found idle when the round began, by `slotName`. */
  idle: readonly string[];
  /** The watermark of each processor after the round. */
  processorMs: Readonly<Record<string, number>>;
}>;

/** Where a run stands before its first round. */
export const beginning: Position = {
  epoch: 0,
  offsets: {},
  watermarks: { eventMsMax: {}, processorMs: {}, idle: [] },
  lastReadMs: {},
  ledger: [],
};

/** Where a run keeps its values and its control records. */
export type RunNames = Readonly<{
  position: string;
  deltas: string;
  /** Which checkpoint counts. */
  checkpoint: string;
  states: string;
  control: string;
}>;

/** The keys and the stream of a topology's run. */
export function runNames(topologyId: string): RunNames {
  return {
    position: `run/${topologyId}/position`,
    deltas: `run/${topologyId}/delta/`,
    checkpoint: `run/${topologyId}/checkpoint`,
    states: `run/${topologyId}/state/`,
    control: `control:${topologyId}`,
  };
}

const tally: z.ZodType<Tally> = z.object({ records: z.number(), rows: z.number() });
const fates: z.ZodType<Record<Fate, Tally>> = z.object({
  applied: tally,
  late: tally,
  duplicate: tally,
  filtered: tally,
});
const position: z.ZodType<Position> = z.object({
  epoch: z.int(),
  offsets: z.record(z.string(), z.int()),
  watermarks: z.object({
    eventMsMax: z.record(z.string(), z.number()),
    processorMs: z.record(z.string(), z.number()),
    idle: z.array(z.string()),
  }),
  lastReadMs: z.record(z.string(), z.number()),
  ledger: z.array(
    z.object({ processor: z.string(), port: z.string(), stream: z.string(), in: tally, fates }),
  ),
});
const controlRecord: z.ZodType<ControlRecord> = z.object({
  epoch: z.int(),
  committedAtMs: z.number(),
  inputs: z.array(z.object({ stream: z.string(), partition: z.int(), from: z.int(), to: z.int() })),
  idle: z.array(z.string()),
  processorMs: z.record(z.string(), z.number()),
});

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodePosition(value: Position): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** @throws {z.ZodError} for bytes that are not a position. */
export function decodePosition(bytes: Uint8Array): Position {
  return position.parse(JSON.parse(decoder.decode(bytes)));
}

export function encodeControl(value: ControlRecord): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** @throws {z.ZodError} for bytes that are not a control record. */
export function decodeControl(bytes: Uint8Array): ControlRecord {
  return controlRecord.parse(JSON.parse(decoder.decode(bytes)));
}
