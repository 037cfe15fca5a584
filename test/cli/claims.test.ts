import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeEvidence } from "#benchmarks";
import { decisions, metricIds } from "#model/omnishop";
import { main } from "../../cli/main.ts";
import { comparison, figure } from "../model/evidence-pieces.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-cli-claims-"));
  const ofAvro = { of: "avro-batches", comparedWith: "json-lines" };
  const ofKappa = { ...figure, subject: "kappa" };
  await writeEvidence(place, [
    {
      ...ofKappa,
      id: "alerts",
      metric: metricIds.alertLatencyMsP99,
      unit: "ms",
      value: 40,
      interval: { low: 30, high: 90, level: 0.95 },
      sampleCount: 12,
    },
    {
      ...ofKappa,
      id: "gain",
      metric: metricIds.rankingGain,
      unit: "ratio",
      value: 0.9,
      interval: { low: 0.8, high: 0.95, level: 0.95 },
      sampleCount: 50,
    },
    { ...comparison, ...ofAvro, metric: "bytes-per-event" },
  ]);
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function call(...words: readonly string[]): Promise<string> {
  const out: string[] = [];
  const error: string[] = [];
  await main(words, { out: (text) => out.push(text), error: (text) => error.push(text) });
  expect(error).toEqual([]);
  return out.join("\n");
}

describe("archbench claims", () => {
  it("tells of each need’s objectives whether they are reached, with figure, spread and bound", async () => {
    const told = await call("claims", "--evidence", place, "--lang", "en");
    expect(told).toContain(
      "pass  Fraud: Delay of a fraud alert, p99: 40.00 ms (30.00 to 90.00, n = 12); at most 100.00",
    );
    expect(told).toContain(
      "MISS  Churn: Gain of the ranking over recency alone: 0.90 ratio (0.80 to 0.95, n = 50); at least 1.00",
    );
    expect(told).toContain(
      "not measured  Personalisation: HTTP request, events flowing, p99 (Recommendations API)",
    );
  });

  it("gives the claims as JSON: an array with id, verdict and both figures, and whether the code has changed since", async () => {
    const judged: unknown = JSON.parse(await call("claims", "--evidence", place, "--json"));
    expect(judged).toHaveLength(decisions.flatMap(({ claims }) => claims).length);
    expect(judged).toContainEqual(
      expect.objectContaining({
        id: "avro-is-smaller",
        verdict: "inconclusive",
        of: 25,
        comparedWith: 100,
        isStale: true,
      }),
    );
    expect(await call("claims", "--evidence", place, "--lang", "en")).toContain(
      "avro-is-smaller: 25.00 against 100.00 (stale: the code has changed since it was measured)",
    );
  });
});
