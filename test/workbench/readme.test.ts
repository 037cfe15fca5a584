import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readEvidence } from "#benchmarks";
import { formatNumber } from "#kernel/units";
import type { Evidence } from "#model";
import { drawAll } from "../../workbench/documents/draw-diagrams.ts";
import { publishedEvidence } from "../../workbench/documents/report-evidence.ts";

const published = await readEvidence(publishedEvidence);

/** A figure's value, or how many times better one is than the other, as README tells it. */
function told(id: string): string {
  const found: Evidence | undefined = published.find((piece) => piece.id === id && piece.profile === "full");
  if (found?.kind === "figure") return formatNumber(found.value, { language: "en", digits: 0 });
  if (found?.kind !== "comparison") throw new Error(`${id} is in no published evidence of a full run`);
  const times = found.better === "lower" ? 1 / found.ratio : found.ratio;
  return formatNumber(times, { language: "en", digits: times < 10 ? 1 : 0 });
}

describe("the README", () => {
  it("shows the picture that the model draws now (npm run archbench -- diagrams --lang en draws it)", async () => {
    const shown = await readFile("docs/pictures/containers-kappa.svg", "utf8");
    const drawn = (await drawAll("en")).find(({ id }) => id === "containers-kappa");
    expect(shown).toBe(drawn?.svg);
  });

  it("tells three results as the published evidence has them", async () => {
    const text = (await readFile("README.md", "utf8")).replaceAll(/\s+/g, " ");
    expect(text).toContain(`sustains ${told("kappa-throughput")} events a second`);
    expect(text).toContain(`visible ${told("kappa-latency-p99-at-half-rate")} ms after it was to be sent`);
    expect(text).toContain(`answers are ${told("freshness-p99-batch-alone")} times fresher`);
    expect(text).toContain(`recomputes a tally ${told("recompute-speed")} times faster`);
  });

  it("names files that exist", async () => {
    const text = await readFile("README.md", "utf8");
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path ?? "");
    expect(links.length).toBeGreaterThan(2);
    for (const path of links) await expect(readFile(path)).resolves.toBeInstanceOf(Uint8Array);
  });
});
