import { describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";

async function call(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main(words, { out: (text) => out.push(text), error: (text) => errors.push(text) });
  return { code, out: out.join("\n"), error: errors.join("\n") };
}

describe("the command line", () => {
  it("shows the doors when it is called alone", async () => {
    const { code, out } = await call();
    expect(code).toBe(0);
    expect(out).toContain("archbench check");
  });

  it("names an unknown option and exits 2", async () => {
    const { code, error } = await call("check", "--colour");
    expect(code).toBe(2);
    expect(error).toContain("colour");
  });

  it("names an unknown command and exits 2", async () => {
    const { code, error } = await call("chekc");
    expect(code).toBe(2);
    expect(error).toMatch(/chekc|check/);
  });

  it("names the option, the value and what is accepted when a choice is wrong, and exits 2", async () => {
    const { code, error } = await call("run", "--variant", "delta");
    expect(code).toBe(2);
    expect(error).toContain("variant");
    expect(error).toContain("delta");
    expect(error).toContain("kappa");
  });

  it.each([["0"], ["-3"], ["2.5"], ["many"]])("refuses --receipts %s, and exits 2", async (value) => {
    const { code, error } = await call("run", `--receipts=${value}`);
    expect(code).toBe(2);
    expect(error).toContain("--receipts");
  });

  it.each([
    ["--rate", "0"],
    ["--rate", "1000000"],
    ["--port", "70000"],
    ["--port", "-1"],
    ["--batch-seconds", "0.5"],
    ["--seconds", "soon"],
    ["--variant", "delta"],
  ])("refuses demo %s %s, and exits 2", async (option, value) => {
    const { code, error } = await call("demo", `${option}=${value}`);
    expect(code).toBe(2);
    expect(error).toContain(option.replace("--", ""));
  });

  it("names an option that lacks its value, and exits 2", async () => {
    const { code, error } = await call("run", "--receipts");
    expect(code).toBe(2);
    expect(error).toContain("receipts");
  });

  it("lints OmniShop as JSON and exits 0", async () => {
    const { code, out } = await call("check", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ findings: [] });
  });

  it.each([
    ["--times", "0"],
    ["--times", "much"],
    ["--workers", "1.5"],
    ["--seconds", "-1"],
    ["--utilization", "1"],
    ["--load", "rush"],
  ])("refuses simulate %s %s, naming the option, and exits 2", async (option, value) => {
    const { code, error } = await call("simulate", `${option}=${value}`);
    expect(code).toBe(2);
    expect(error).toContain(option.slice(2));
  });
});
