import { z } from "zod";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Pipeline } from "#reference-impl";
import type { DeadLetterReading } from "#report";

const newestCount = 5;
const deadLetters = z.array(z.object({ sourceId: z.string(), reason: z.string(), detail: z.string() }));

/** Follows the streams into which sources turn away what their contracts forbid. */
export function createDeadLetterReader(pipeline: Pipeline, topology: Topology): () => DeadLetterReading {
  const streams = new Set(nodesOf(topology, "source").flatMap(({ rejects }) => rejects?.id ?? []));
  const readCounts = new Map<string, number>();
  const byReason: Record<string, number> = {};
  let newest: DeadLetterReading["newest"] = [];
  return () => {
    for (const stream of streams) {
      const before = readCounts.get(stream) ?? 0;
      const letters = deadLetters.parse(pipeline.read(stream, before));
      readCounts.set(stream, before + letters.length);
      for (const { reason } of letters) byReason[reason] = (byReason[reason] ?? 0) + 1;
      newest = [...letters.toReversed(), ...newest].slice(0, newestCount);
    }
    return { byReason: { ...byReason }, newest };
  };
}
