import { latencyOf, percentilesOf } from "../load/latency-histogram.ts";
import { type LoadedPipeline, type OpenLoopRun, runOpenLoop } from "../load/open-loop.ts";
import type { RemoteSender } from "../load/remote-sender.ts";
import { keptUp } from "./lag-trend.ts";

/** How a rate is tried: held for `probeMs`, while tables are fed every `batchEveryMs`. */
type ProbeLimits = Readonly<{ probeMs: number; objectiveMs: number; batchEveryMs: number }>;

type ProbeParts = Readonly<{
  loaded: LoadedPipeline;
  sender: Pick<RemoteSender, "prepare">;
  limits: ProbeLimits;
}>;

type Tried = Readonly<{ keptUp: boolean; seen: OpenLoopRun }>;

/** A pipeline so many objectives behind does not come back within the probe. */
const lostCauseFactor = 4;

/**
 * Makes what tries a rate. A rate is refused once two probes in a row refuse it, or one was given up, so that a hiccup of
 * the machine does not end a search; what a probe leaves undone is done before the next, which would pay for it.
 */
export function createProbe(parts: ProbeParts): (ratePerSecond: number) => Promise<Tried> {
  let probeCount = 0;
  const tryOnce = (ratePerSecond: number): Promise<Tried> => {
    probeCount += 1;
    return tryRate(parts, { ratePerSecond, name: `probe-${probeCount}` });
  };
  return async (ratePerSecond) => {
    const first = await tryOnce(ratePerSecond);
    return first.keptUp || first.seen.gaveUp ? first : await tryOnce(ratePerSecond);
  };
}

async function tryRate(
  { loaded, sender, limits }: ProbeParts,
  { ratePerSecond, name }: Readonly<{ ratePerSecond: number; name: string }>,
): Promise<Tried> {
  const { probeMs, objectiveMs, batchEveryMs } = limits;
  const count = Math.max(1, Math.ceil((ratePerSecond * probeMs) / 1000));
  const sending = await sender.prepare({ count, ratePerSecond, name });
  const run = await runOpenLoop(loaded, sending, { lagMsMax: lostCauseFactor * objectiveMs, batchEveryMs });
  const left = await finish(loaded);
  const behindMs = run.tookMs - probeMs + left.tookMs;
  const seen = { ...run, cpuMs: run.cpuMs + left.cpuMs };
  const latency = percentilesOf([latencyOf(sending, seen)]);
  const isKeptUp =
    keptUp(seen, { plannedMs: probeMs, objectiveMs }) &&
    latency.p99 <= objectiveMs &&
    behindMs <= objectiveMs + batchEveryMs;
  return { keptUp: isKeptUp, seen };
}

/** Works off and feeds to the tables what is left; tells how many ms that took by the wall, and of the processor. */
async function finish({ pipeline }: LoadedPipeline): Promise<Readonly<{ tookMs: number; cpuMs: number }>> {
  const startMs = performance.now();
  const before = process.cpuUsage();
  await pipeline.work();
  await pipeline.runBatch();
  const { user, system } = process.cpuUsage(before);
  return { tookMs: performance.now() - startMs, cpuMs: (user + system) / 1000 };
}
