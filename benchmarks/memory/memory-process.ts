import { z } from "zod";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";
import { answerQuestion } from "../process/ask-process.ts";
import { anonymousMemoryBytes } from "./anonymous-memory.ts";
import { arrivalsFromAfar } from "./arrivals-from-afar.ts";

// A process of its own: it works off events that another one makes, and answers with the greatest anonymous memory that it had.

const workload = z.object({
  variant: z.enum(["kappa", "lambda"]),
  eventCount: z.int().positive(),
  eventsPerBatch: z.int().positive(),
  seed: z.string(),
});

const offeredCount = 4096;
/** Of event time: a busy hour of OmniShop. */
const ratePerSecond = 4_500;

answerQuestion(async (question) => {
  const { variant, eventCount, eventsPerBatch, seed } = workload.parse(question);
  const supply = arrivalsFromAfar(seed);
  let peakBytes = anonymousMemoryBytes();
  await withPipeline(implementations[variant], async ({ pipeline, setClock }) => {
    let sinceBatch = 0;
    for (let left = eventCount; left > 0; left -= offeredCount) {
      const arrivals = await supply.next({ count: Math.min(left, offeredCount), ratePerSecond });
      setClock(arrivals.at(-1)?.arrivalMs ?? 0);
      await pipeline.offerAll(Map.groupBy(arrivals, ({ sourceId }) => sourceId));
      await pipeline.work();
      sinceBatch += arrivals.length;
      if (sinceBatch >= eventsPerBatch) {
        await pipeline.runBatch();
        sinceBatch = 0;
      }
      const nowBytes = anonymousMemoryBytes();
      if (peakBytes !== null && nowBytes !== null) peakBytes = Math.max(peakBytes, nowBytes);
    }
  }).finally(supply.close);
  return { peakBytes };
});
