import { z } from "zod";

/** A Parquet file of a table; `path` is relative to the table's folder. */
export type DataFile = Readonly<{ path: string; rows: number; bytes: number }>;

/** A table as of one commit. `version` is 0 before the first one, and each commit adds 1. */
export type Snapshot = Readonly<{
  version: number;
  files: readonly DataFile[];
  /** What commits said of themselves; each key is carried on until a commit gives it another value. */
  summary: Readonly<Record<string, string>>;
}>;

export const emptySnapshot: Snapshot = { version: 0, files: [], summary: {} };

const count = z.int().nonnegative();

export const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  version: z.int().positive(),
  files: z.array(z.strictObject({ path: z.string(), rows: count, bytes: count })),
  summary: z.record(z.string(), z.string()),
});

/** A change of a table: which files come, whether those that were there go, and what is said of it. */
export type Change = Readonly<{
  kind: "append" | "replace";
  files: readonly DataFile[];
  summary: Readonly<Record<string, string>>;
}>;

/** The snapshot that a change makes of another one. */
export function changed(base: Snapshot, { kind, files, summary }: Change): Snapshot {
  return {
    version: base.version + 1,
    files: kind === "append" ? [...base.files, ...files] : files,
    summary: { ...base.summary, ...summary },
  };
}

/**
 * Tells whether a change that was planned on `planned` may be made on `found`, which somebody committed meanwhile. Not
 * where files would be replaced unseen, nor where a key that the change sets has moved: two writers of one sink then
 * have read the same records.
 */
export function stillValid(
  { kind, summary }: Change,
  { planned, found }: Readonly<{ planned: Snapshot; found: Snapshot }>,
): boolean {
  return (
    kind === "append" && Object.keys(summary).every((key) => planned.summary[key] === found.summary[key])
  );
}
