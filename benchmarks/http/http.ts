import { decodeFromCompressedBase64 } from "hdr-histogram-js";
import type { Histogram } from "hdr-histogram-js";
import { z } from "zod";
import { createRandom } from "#kernel/random";
import { nodesOf } from "#model";
import type { Endpoint, Figure } from "#model";
import { kappa, metricIds } from "#model/omnishop";
import { serve } from "#reference-impl";
import { BenchmarkError } from "../benchmark-error.ts";
import type { Circumstances } from "../evidence/circumstances.ts";
import { figureOf } from "../evidence/figure.ts";
import { arrivalSupply } from "../load/arrival-supply.ts";
import { percentilesOf } from "../load/latency-histogram.ts";
import { type LoadedPipeline, sendOnPlan } from "../load/open-loop.ts";
import { implementations, withPipeline } from "../load/pipeline-under-load.ts";
import { planSending } from "../load/send-plan.ts";
import { askProcess } from "../process/ask-process.ts";
import { originOf } from "../subject/subject-hash.ts";
import { pathsOf } from "./endpoint-paths.ts";

/**
 * Each endpoint is asked over `connections`, `trialCount` times, after a trial that is thrown away: for `trialSeconds` at
 * `requestsPerSecond` in an open loop, which tells how long a request takes, then as long as fast as it answers. Once with a pipeline that has nothing to do, once while events flow at `eventsPerSecond`.
 */
export type HttpWorkload = Readonly<{
  /** The id of the only endpoint that is asked, or "all". */
  endpoints: string;
  requestsPerSecond: number;
  connections: number;
  trialCount: number;
  trialSeconds: number;
  eventsPerSecond: number;
  /** Worked off before, so that there is something to answer. */
  eventsBefore: number;
}>;

const seen = z.object({
  answered: z.int(),
  failed: z.int(),
  tookMs: z.number(),
  histogram: z.string(),
});
type Trial = Readonly<{ perSecond: number; histogram: Histogram }>;

const pathCountMax = 64;
/** What a process of its own takes to start: events flow meanwhile, too. */
const startSeconds = 0.5;
const offeredCount = 4096;

/**
 * Measures the answers of Kappa's endpoints over HTTP on this machine alone; the load comes from a process of its own.
 *
 * @returns Requests answered in a second, p50 and p99 for each endpoint, idle and under load. An endpoint is left
 * out for which no event gives parameters at which there is something.
 * @throws {BenchmarkError} `NOTHING_MEASURED` where an endpoint answers a fault.
 */
export async function measureHttp(
  circumstances: Circumstances,
  workload: HttpWorkload,
): Promise<readonly Figure[]> {
  const { seed } = circumstances;
  const supply = arrivalSupply(seed);
  const ratePerSecond = workload.eventsPerSecond;
  const entries = ["benchmarks/http/http.ts", "benchmarks/http/load-process.ts"];
  const origin = originOf(circumstances, { entries, topologies: [kappa], workload });
  return withPipeline(implementations.kappa, async (loaded) => {
    const before = supply({ count: workload.eventsBefore, ratePerSecond });
    const values = before.map(({ value }) => value);
    await workOff(loaded, before);
    const { views, watermarkMs } = loaded.pipeline;
    const server = await serve({
      implementation: implementations.kappa,
      views: { ...views, nowMs: watermarkMs },
      port: 0,
    });
    const figures: Figure[] = [];
    try {
      for (const endpoint of nodesOf(kappa, "endpoint")) {
        if (workload.endpoints !== "all" && workload.endpoints !== endpoint.id) continue;
        const paths = await answeredPaths(server.url, pathsOf(endpoint, values, pathCountMax));
        if (paths.length === 0) continue;
        for (const state of ["idle", "loaded"] as const) {
          const trials: Trial[] = [];
          for (let number = 0; number <= workload.trialCount; number++) {
            const trial = { ...workload, url: server.url, paths, endpoint, seed: `${seed}-${number}` };
            const asked = askEndpoint(trial);
            if (state === "loaded") {
              const count = Math.ceil(ratePerSecond * (2 * workload.trialSeconds + startSeconds));
              const random = createRandom(seed).split(`http-${endpoint.id}-${number}`);
              const plan = planSending(supply({ count, ratePerSecond }), { ratePerSecond, random });
              await Promise.all([asked, sendOnPlan(loaded, plan)]);
            }
            const found = await asked;
            if (number > 0) trials.push(found);
          }
          figures.push(...figuresOf({ endpoint, state, trials, origin }));
        }
      }
    } finally {
      await server.close();
    }
    return figures;
  });
}

async function workOff(
  { pipeline, setClock }: LoadedPipeline,
  arrivals: ReturnType<ReturnType<typeof arrivalSupply>>,
): Promise<void> {
  for (let from = 0; from < arrivals.length; from += offeredCount) {
    const part = arrivals.slice(from, from + offeredCount);
    setClock(part.at(-1)?.arrivalMs ?? 0);
    await pipeline.offerAll(Map.groupBy(part, (arrival) => arrival.sourceId));
    await pipeline.work();
  }
}

/** Those at which there is something: a product of a click need not have been sold. */
async function answeredPaths(url: string, paths: readonly string[]): Promise<readonly string[]> {
  const answered: string[] = [];
  for (const path of paths) {
    const response = await fetch(`${url}${path}`);
    await response.arrayBuffer();
    if (response.ok) answered.push(path);
  }
  return answered;
}

type Asking = HttpWorkload &
  Readonly<{ url: string; paths: readonly string[]; endpoint: Endpoint; seed: string }>;

async function askEndpoint(asking: Asking): Promise<Trial> {
  const { url, paths, requestsPerSecond, connections, trialSeconds: seconds, endpoint, seed } = asking;
  const script = new URL("./load-process.ts", import.meta.url);
  const question = { url, paths, requestsPerSecond, connections, seconds, seed };
  const answer = seen.parse(await askProcess({ script, question, timeoutMs: 60_000 + 1000 * seconds }));
  if (answer.answered === 0 || answer.failed > 0) {
    throw new BenchmarkError(
      "NOTHING_MEASURED",
      `${endpoint.id}: ${answer.failed} of ${answer.answered} answers are faults. Ask ${url}${paths[0]} yourself.`,
    );
  }
  return {
    perSecond: (1000 * answer.answered) / answer.tookMs,
    histogram: decodeFromCompressedBase64(answer.histogram),
  };
}

type Told = Readonly<{
  endpoint: Endpoint;
  state: "idle" | "loaded";
  trials: readonly Trial[];
  origin: ReturnType<typeof originOf>;
}>;

const metricsOf = {
  loaded: { rate: metricIds.requestRate, p50: metricIds.requestMsP50, p99: metricIds.requestMsP99 },
  idle: { rate: metricIds.idleRequestRate, p50: metricIds.idleRequestMsP50, p99: metricIds.idleRequestMsP99 },
} as const;

function figuresOf({ endpoint, state, trials, origin }: Told): readonly Figure[] {
  const subject = endpoint.id;
  const metrics = metricsOf[state];
  const percentiles = trials.map(({ histogram }) => percentilesOf([histogram]));
  const rows = [
    {
      id: `http-${subject}-${state}-rate`,
      metric: metrics.rate,
      unit: "requests/s",
      values: trials.map(({ perSecond }) => perSecond),
    },
    {
      id: `http-${subject}-${state}-p50`,
      metric: metrics.p50,
      unit: "ms",
      values: percentiles.map(({ p50 }) => p50),
    },
    {
      id: `http-${subject}-${state}-p99`,
      metric: metrics.p99,
      unit: "ms",
      values: percentiles.map(({ p99 }) => p99),
    },
  ];
  return rows.map(({ values, ...measured }) => figureOf(origin, { ...measured, subject }, values));
}
