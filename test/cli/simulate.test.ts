import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { main } from "../../cli/main.ts";

async function simulate(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const folder = await mkdtemp(join(tmpdir(), "archbench-simulate-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = { out: (text: string) => out.push(text), error: (text: string) => errors.push(text) };
  const code = await main(
    ["simulate", "--seconds=1", `--out=${folder}`, "--evidence=none", ...words],
    terminal,
  );
  return { code, out: out.join("\n"), error: errors.join("\n") };
}

describe("archbench simulate", () => {
  it("tells nodes, ages, limits and that costs are assumed, and exits 0 where the load is carried", async () => {
    const { code, out } = await simulate("--load=mean", "--lang=en", "--variant=lambda");
    expect(code).toBe(0);
    expect(out).toMatch(/The system carries this load/);
    expect(out).toMatch(/It does up to [\d.,]+ times these rates/);
    expect(out).toMatch(/product-sales .*\u00a0ms .*\u00a0h .*assumed/);
    expect(out).toMatch(/Costs: assumed\./);
  });

  it("tells it in French, with a comma and spaces that do not break", async () => {
    const { out } = await simulate("--load=mean");
    expect(out).toMatch(/Il tient jusqu’à [\d\u202f,]+ fois ces débits\u202f;/);
    expect(out).toMatch(/\d,\d\d\u00a0ms/);
  });

  it("exits 1 where the load is not carried", async () => {
    const { code, out } = await simulate("--load=mean", "--times=300", "--lang=en");
    expect(code).toBe(1);
    expect(out).toMatch(/does not carry/);
  });

  it("prints one JSON document", async () => {
    const { out } = await simulate("--load=mean", "--json");
    expect(JSON.parse(out)).toMatchObject({ prediction: { topologyId: "kappa", stable: true } });
  });
});
