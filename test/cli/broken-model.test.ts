import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";

/** `archbench check` on a model of which one file reads otherwise. */
function check(
  file: string,
  [old, other]: readonly [string, string],
): Promise<{ code: number | null; said: string }> {
  const hook = `
    import { registerHooks } from "node:module";
    registerHooks({
      load(url, context, next) {
        const loaded = next(url, context);
        if (!url.endsWith(${JSON.stringify(`/${file}`)})) return loaded;
        return { ...loaded, source: String(loaded.source).replace(${JSON.stringify(old)}, ${JSON.stringify(other)}) };
      },
    });`;
  const preload = `data:text/javascript,${encodeURIComponent(hook)}`;
  const child = spawn(process.execPath, ["--import", preload, "cli/main.ts", "check"]);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Uint8Array) => (said += new TextDecoder().decode(chunk)));
  }
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code, said }));
  });
}

describe("archbench check on a model that was not compiled", () => {
  it("tells a processor that is modelled no more and still has code by a code, without a stack", async () => {
    const { code, said } = await check("model/omnishop/kappa.ts", ["    selling.detectFraud,\n", ""]);
    expect(said).toMatch(/MODEL_BROKEN: the model cannot be loaded, at .*\.ts:\d+: .*Run tsc/s);
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(3);
  });

  it("tells a name that is gone with the file that asks for it", async () => {
    const { code, said } = await check("model/omnishop/kappa.ts", [
      "import { topology } from",
      "import { topologie as topology } from",
    ]);
    expect(said).toMatch(
      /MODEL_BROKEN: the model cannot be loaded, at model\/omnishop\/kappa\.ts:\d+: .*topologie/s,
    );
    expect(code).toBe(3);
  });

  it("tells a reference that leads nowhere with the file that follows it", async () => {
    const { code, said } = await check("model/omnishop/kappa.ts", ["selling.saleLines,", "selling.lines,"]);
    expect(said).toMatch(/MODEL_BROKEN: the model cannot be loaded, at model\/omnishop\//);
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(3);
  });

  it("finds a claim whose metric is misspelt", async () => {
    const { code, said } = await check("model/omnishop/decisions/paradigm.ts", [
      '"need-code-lines"',
      '"need-kode-lines"',
    ]);
    expect(said).toContain("error metric-is-declared decisions.paradigm.one-path-is-less-code");
    expect(code).toBe(1);
  });
});
