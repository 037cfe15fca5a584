import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { createWorld, generateRetail, worldSizeFor } from "#generators";
import type { Arrival, SourceId } from "#generators";
import { withOutputFolder } from "../output-folder.ts";
import { retailStartMs } from "./retail-start.ts";

type GenerateOptions = Readonly<{
  out: string;
  seed: string;
  events: number;
  /** Of all named sources together. */
  eventsPerSecond: number;
  sources: readonly SourceId[];
}>;

/** `events` by source; `digest` is the SHA-256 of all lines as they were written. */
type Generated = Readonly<{
  events: Readonly<Record<string, number>>;
  digest: string;
  paths: readonly string[];
}>;

/**
 * Writes generated events as JSON lines in order of arrival, a file a source in `events/`, and the planted truth beside in
 * `truth.json`. A line holds `arrivalMs` and the record as `value`; whether it is broken only the truth says.
 */
export async function generateFile(options: GenerateOptions): Promise<Generated> {
  const { seed, events, eventsPerSecond: ratePerSecond, sources } = options;
  const world = createWorld({ seed, ...worldSizeFor({ ratePerSecond, sources }) });
  const retail = generateRetail({ world, seed, events, ratePerSecond, sources, startMs: retailStartMs });
  return withOutputFolder({ path: options.out, maker: "generate" }, async (folder) => {
    const written = await folder.build("events", (dir) =>
      writeAll(dir, { sources, batches: retail.batches }),
    );
    const truth = await folder.write("truth.json", `${JSON.stringify(retail.truth(), null, 2)}\n`);
    const paths = sources.map((sourceId) => join(folder.path, "events", fileNameOf(sourceId)));
    return { ...written, paths: [...paths, truth] };
  });
}

async function writeAll(
  dir: string,
  made: Readonly<{ sources: readonly SourceId[]; batches: Iterable<readonly Arrival[]> }>,
): Promise<Pick<Generated, "events" | "digest">> {
  const digest = createHash("sha256");
  const counts = Object.fromEntries(made.sources.map((sourceId): [string, number] => [sourceId, 0]));
  const files = new Map<SourceId, FileHandle>();
  try {
    for (const sourceId of made.sources) {
      files.set(sourceId, await open(join(dir, fileNameOf(sourceId)), "w"));
    }
    for (const batch of made.batches) {
      for (const [sourceId, arrivals] of Map.groupBy(batch, (arrival) => arrival.sourceId)) {
        const lines = arrivals.map(({ arrivalMs, value }) => `${JSON.stringify({ arrivalMs, value })}\n`);
        counts[sourceId] = (counts[sourceId] ?? 0) + lines.length;
        const text = lines.join("");
        digest.update(text);
        await files.get(sourceId)?.writeFile(text);
      }
    }
  } finally {
    for (const file of files.values()) await file.close();
  }
  return { events: counts, digest: digest.digest("hex") };
}

function fileNameOf(sourceId: SourceId): string {
  return `${sourceId}.ndjson`;
}
