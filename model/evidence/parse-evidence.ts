import { z } from "zod";
import { median } from "#kernel/statistics";
import { ModelError } from "../model-error.ts";
import type {
  Bounds,
  Comparison,
  Environment,
  Evidence,
  Figure,
  NodeCostEvidence,
  RowAccount,
  RunEvidence,
} from "./evidence.ts";

/** Fewer pairs than this show no spread. */
export const pairCountMin = 5;

const name = z.string().min(1);
const quantity = z.number().nonnegative();
const count = z.int().nonnegative();

const bounds: z.ZodType<Bounds> = z
  .strictObject({ low: quantity, high: quantity, level: z.number().positive().max(1) })
  .refine(({ low, high }) => low <= high, "low lies above high");

function leavesOut(what: string): string {
  return `leaves out the ${what} that it is of: measure again, do not edit`;
}

/** Bounds and estimate are computed apart: they may differ in the last digit. */
function isWithin(estimate: number, { low, high }: Bounds): boolean {
  return isNear(low, estimate) || isNear(high, estimate) || (low < estimate && estimate < high);
}

const environment: z.ZodType<Environment> = z.strictObject({
  cpu: name,
  cores: z.int().positive(),
  memoryBytes: z.int().positive(),
  os: name,
  node: name,
});

const origin = {
  id: name,
  provenance: z.enum(["measured", "simulated"]),
  profile: z.enum(["quick", "full"]),
  workload: z.record(name, z.union([z.string(), z.number(), z.boolean()])),
  seed: name,
  commit: name,
  takenOn: z.iso.date(),
  subjectOf: z.strictObject({ entries: z.array(name).min(1), topologies: z.array(name) }),
  subjectHash: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 of 64 hexadecimal digits"),
  environment,
} as const;

const figure: z.ZodType<Figure> = z
  .strictObject({
    ...origin,
    kind: z.literal("figure"),
    metric: name,
    subject: name,
    value: quantity,
    unit: name,
    interval: bounds.nullable(),
    sampleCount: z.int().positive(),
  })
  .refine(({ value, interval }) => interval === null || isWithin(value, interval), {
    path: ["interval"],
    message: leavesOut("value"),
  })
  .refine(({ interval, sampleCount }) => interval === null || interval.level === 1 || sampleCount > 1, {
    path: ["sampleCount"],
    message: "one sample shows no spread, unless the figure is exact (level 1)",
  });

const positive = z.number().positive();
const comparison: z.ZodType<Comparison> = z
  .strictObject({
    ...origin,
    kind: z.literal("comparison"),
    metric: name,
    of: name,
    comparedWith: name,
    better: z.enum(["lower", "higher"]),
    pairs: z.array(z.strictObject({ of: positive, comparedWith: positive })).min(1),
    ratio: positive,
    interval: bounds,
  })
  .refine(({ pairs, ratio }) => pairs.length === 0 || isNear(ratio, ratioOf(pairs)), {
    path: ["ratio"],
    message: "is not the ratio of the medians of the pairs: measure again, do not edit",
  })
  .refine(({ ratio, interval }) => isWithin(ratio, interval), {
    path: ["interval"],
    message: leavesOut("ratio"),
  })
  .refine(({ pairs, interval }) => interval.level === 1 || pairs.length >= pairCountMin, {
    path: ["pairs"],
    message: `fewer than ${pairCountMin} pairs show no spread, unless the figure is exact (level 1)`,
  })
  .refine(({ interval }) => interval.level < 1 || interval.low === interval.high, {
    path: ["interval"],
    message: "level 1 is for exact figures, whose bounds are equal",
  });

const nodeCost: z.ZodType<NodeCostEvidence> = z.strictObject({
  ...origin,
  kind: z.literal("node-cost"),
  subject: name,
  nodes: z.array(
    z.strictObject({
      nodeId: name,
      events: count,
      batches: count,
      busyNs: quantity,
      commitNs: quantity,
      bytes: count,
    }),
  ),
});

const rows: z.ZodType<RowAccount> = z
  .strictObject({
    in: count,
    accepted: count,
    deadLettered: count,
    applied: count,
    late: count,
    duplicate: count,
    filtered: count,
  })
  .refine((row) => row.in === row.accepted + row.deadLettered, "in is not accepted + deadLettered")
  .refine(
    (row) => row.accepted === row.applied + row.late + row.duplicate + row.filtered,
    "accepted is not applied + late + duplicate + filtered",
  );

const run: z.ZodType<RunEvidence> = z.strictObject({
  ...origin,
  kind: z.literal("run"),
  subject: name,
  rows,
  counts: z.record(name, count),
});

const schemas = { figure, comparison, "node-cost": nodeCost, run } as const;
const tagged = z.looseObject({ kind: z.enum(["figure", "comparison", "node-cost", "run"]) });

/**
 * Takes in one piece of evidence from outside.
 *
 * @param value - As JSON.parse gave it.
 * @throws {ModelError} `EVIDENCE_INVALID`, listing every fault with its path.
 */
export function parseEvidence(value: unknown): Evidence {
  const tag = tagged.safeParse(value);
  if (!tag.success) throw invalid(tag.error);
  const parsed = schemas[tag.data.kind].safeParse(value);
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}

function invalid(cause: z.ZodError): ModelError {
  const faults = cause.issues.map(({ path, message }) => `  ${path.join(".") || "the whole"}: ${message}`);
  return new ModelError(
    "EVIDENCE_INVALID",
    `This is not evidence; run the benchmark again to write it anew:\n${faults.join("\n")}`,
    { cause },
  );
}

function ratioOf(pairs: Comparison["pairs"]): number {
  return median(pairs.map(({ of }) => of)) / median(pairs.map(({ comparedWith }) => comparedWith));
}

function isNear(found: number, expected: number): boolean {
  return Math.abs(found - expected) <= 1e-9 * expected;
}
