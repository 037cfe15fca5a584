import { setTimeout as sleep } from "node:timers/promises";
import { Agent, get } from "node:http";
import autocannon from "autocannon";
import { z } from "zod";
import { encodeIntoCompressedBase64 } from "hdr-histogram-js";
import { exponential } from "#kernel/distributions";
import { createRandom } from "#kernel/random";
import { countLatency, latencyHistogram } from "../load/latency-histogram.ts";
import { answerQuestion } from "../process/ask-process.ts";

// A process of its own: it asks a server for the same paths over and over, first on a plan at a set rate, then as fast as
// it is answered, and tells what it saw.

const load = z.object({
  url: z.url(),
  paths: z.array(z.string()).min(1),
  requestsPerSecond: z.number().positive(),
  connections: z.int().positive(),
  seconds: z.number().positive(),
  seed: z.string(),
});
type Load = z.infer<typeof load>;

const warmUpRounds = 50;

answerQuestion(async (question) => {
  const asked = load.parse(question);
  const { failed, histogram } = await askOnPlan(asked);
  const fast = await askFast(asked);
  return { ...fast, failed: failed + fast.failed, histogram: encodeIntoCompressedBase64(histogram) };
});

/**
 * Asks as customers do who know nothing of each other: at exponential gaps, whether or not those before are answered. A
 * request that finds all connections taken waits, and its wait counts.
 */
async function askOnPlan(
  asked: Load,
): Promise<Readonly<{ failed: number; histogram: ReturnType<typeof latencyHistogram> }>> {
  const { url, paths, requestsPerSecond, connections, seconds, seed } = asked;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const histogram = latencyHistogram();
  const random = createRandom(seed).split("requests");
  let failed = 0;
  const askOnce = async (path: string): Promise<void> => {
    const sentMs = performance.now();
    const isAnswered = await answers(`${url}${path}`, agent);
    countLatency(histogram, performance.now() - sentMs);
    if (!isAnswered) failed += 1;
  };
  await warmUp(asked, agent);
  const startMs = performance.now();
  const waiting: Promise<void>[] = [];
  let atMs = exponential(random, 1000 / requestsPerSecond);
  for (let number = 0; atMs < 1000 * seconds; number += 1) {
    const leftMs = atMs - (performance.now() - startMs);
    if (leftMs > 0) await sleep(leftMs);
    waiting.push(askOnce(paths[number % paths.length] ?? "/"));
    atMs += exponential(random, 1000 / requestsPerSecond);
  }
  await Promise.all(waiting);
  agent.destroy();
  return { failed, histogram };
}

/** Opens every connection, and lets this process find its way: what it takes to start is not the server's. */
async function warmUp({ url, paths, connections }: Load, agent: Agent): Promise<void> {
  for (let round = 0; round < warmUpRounds; round += 1) {
    await Promise.all(
      Array.from({ length: connections }, (_, number) =>
        answers(`${url}${paths[number % paths.length] ?? "/"}`, agent),
      ),
    );
  }
}

function answers(url: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.once("end", () => resolve(response.statusCode === 200));
      response.resume();
    }).once("error", () => resolve(false));
  });
}

/** Each connection asks again as soon as it is answered. */
async function askFast({
  url,
  paths,
  connections,
  seconds,
}: Load): Promise<Readonly<{ answered: number; failed: number; tookMs: number }>> {
  let answered = 0;
  let failed = 0;
  const startedMs = performance.now();
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        requests: paths.map((path) => ({ method: "GET", path })),
        connections,
        duration: seconds,
        // It ends at a sample's end only.
        sampleInt: 100,
      },
      (error) => {
        if (error) reject(error);
        else resolve();
      },
    );
    instance.on("response", (...[, status]) => {
      answered += 1;
      if (status !== 200) failed += 1;
    });
  });
  return { answered, failed, tookMs: performance.now() - startedMs };
}
