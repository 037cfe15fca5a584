import autocannon from "autocannon";
import { z } from "zod";
import { encodeIntoCompressedBase64 } from "hdr-histogram-js";
import { latencyHistogram } from "../load/latency-histogram.ts";
import { answerQuestion } from "../process/ask-process.ts";
import { recordCorrected } from "./corrected-latency.ts";

// A process of its own: it asks a server for the same paths over and over at a set rate, and answers with what it saw.

const load = z.object({
  url: z.url(),
  paths: z.array(z.string()).min(1),
  requestsPerSecond: z.number().positive(),
  connections: z.int().positive(),
  seconds: z.number().positive(),
});

answerQuestion(async (question) => {
  const { url, paths, requestsPerSecond, connections, seconds } = load.parse(question);
  const histogram = latencyHistogram();
  let answered = 0;
  let failed = 0;
  const startedMs = performance.now();
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        requests: paths.map((path) => ({ method: "GET", path })),
        connections,
        overallRate: requestsPerSecond,
        duration: seconds,
        // It ends at a sample's end only.
        sampleInt: 100,
        // Its own correction takes the interval for a whole millisecond at any rate.
        ignoreCoordinatedOmission: true,
      },
      (error) => {
        if (error) reject(error);
        else resolve();
      },
    );
    instance.on("response", (...response) => {
      const [, status, , responseMs] = response;
      answered += 1;
      if (status !== 200) failed += 1;
      recordCorrected(histogram, { responseMs, requestsPerSecond, connections });
    });
  });
  const tookMs = performance.now() - startedMs;
  return { answered, failed, tookMs, histogram: encodeIntoCompressedBase64(histogram) };
});
