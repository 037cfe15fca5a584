import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { publishedEvidence } from "../../workbench/documents/report-evidence.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-cli-report-"));
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function call(...words: readonly string[]): Promise<{ code: number; out: string[]; error: string[] }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await main(words, { out: (text) => out.push(text), error: (text) => error.push(text) });
  return { code, out, error };
}

describe("archbench report", () => {
  it("prints a PDF without running anything, and says where it is", async () => {
    const out = join(place, "pdf");
    expect(await call("report", "--out", out, "--evidence", publishedEvidence)).toEqual({
      code: 0,
      out: [join(out, "report.pdf")],
      error: [],
    });
    expect(await readdir(out)).toContain("report.pdf");
  });

  it("names a format that there is not, and those that there are", async () => {
    const { code, error } = await call("report", "--format", "docx");
    expect(code).toBe(2);
    expect(error.join("\n")).toMatch(/format[^]*docx[^]*pdf[^]*html[^]*md/);
  });
});
