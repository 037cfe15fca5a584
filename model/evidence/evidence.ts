import { z } from "zod";

/** The machine on which something was measured. */
export type Environment = Readonly<{
  cpu: string;
  cores: number;
  memoryBytes: number;
  os: string;
  node: string;
}>;

/** Two subjects measured in turn in one run; each pair is one turn. */
export type Comparison = Readonly<{
  kind: "comparison";
  id: string;
  metric: string;
  unit: string;
  of: string;
  comparedWith: string;
  better: "lower" | "higher";
  pairs: readonly Readonly<{ of: number; comparedWith: number }>[];
  provenance: "measured" | "simulated";
  profile: "quick" | "full";
  seed: string;
  workload: Readonly<Record<string, number | string>>;
  /** When it was measured, as an ISO instant. */
  takenAt: string;
  environment: Environment;
}>;

/** What a measurement leaves behind, as a file that anyone can read again. */
export type Evidence = Comparison;

const environment: z.ZodType<Environment> = z.strictObject({
  cpu: z.string(),
  cores: z.int().positive(),
  memoryBytes: z.int().positive(),
  os: z.string(),
  node: z.string(),
});

const comparison: z.ZodType<Comparison> = z.strictObject({
  kind: z.literal("comparison"),
  id: z.string().min(1),
  metric: z.string(),
  unit: z.string(),
  of: z.string(),
  comparedWith: z.string(),
  better: z.enum(["lower", "higher"]),
  pairs: z.array(z.strictObject({ of: z.number().positive(), comparedWith: z.number().positive() })).min(1),
  provenance: z.enum(["measured", "simulated"]),
  profile: z.enum(["quick", "full"]),
  seed: z.string(),
  workload: z.record(z.string(), z.union([z.number(), z.string()])),
  takenAt: z.iso.datetime(),
  environment,
});

/** Reads one evidence file's JSON. @throws {z.ZodError} that lists all faults. */
export function parseEvidence(json: unknown): Evidence {
  return comparison.parse(json);
}
