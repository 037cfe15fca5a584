import { describe, expect, it, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { commands } from "../../cli/commands.ts";
import { doors } from "../../cli/doors.ts";
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

  it.each([["0"], ["-3"], ["2.5"], ["many"]])("refuses --events %s, and exits 2", async (value) => {
    const { code, error } = await call("run", `--events=${value}`);
    expect(code).toBe(2);
    expect(error).toContain("--events");
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
    const { code, error } = await call("run", "--events");
    expect(code).toBe(2);
    expect(error).toContain("events");
  });

  it.each([
    [["run", "--seed", "a", "--seed", "b"], "--seed is given more than once"],
    [["claims", "--lang=fr", "--lang", "en"], "--lang is given more than once"],
    [["run", "--input", "a", "--input=b", "--format", "online-retail"], "--input is given more than once"],
    [["demo", "--batch-seconds=2", "--batchSeconds=3"], "--batch-seconds is given more than once"],
    [["run", "--seed", ""], "--seed is empty"],
    [["run", "--out="], "--out is empty"],
    [["bench", "--only", ""], "--only is empty"],
    [["generate", "--sources"], "--sources is empty"],
    [["bench", "--only", ","], "--only is ,: it takes need-code"],
    [["bench", "--only", "latency", "--only", "speed"], "--only is speed: it takes need-code"],
    [["run", "--events", "abc"], "--events is abc: it takes a number"],
    [["simulate", "--times", "1e400"], "--times is 1e400: it takes a number"],
    [["run", "--out"], "--out lacks its value"],
    [["report", "--format", "doc"], '--format is "doc": it takes "pdf", "html", "md"'],
    [["simulate", "--against", "kappa"], "--against is kappa, which --variant is too"],
    [["claims", "--evidence", "model"], "There is no file of evidence in model"],
    [["claims", "--json=maybe"], "--json is maybe: it takes true or false"],
  ])("refuses %j, saying what was given, and exits 2", async (words, said) => {
    const { code, error } = await call(...words);
    expect(error).toContain(said);
    expect(code).toBe(2);
  });

  it.each([
    [["simulate", "--workers", "1000000"], "from 1 to 10000"],
    [["simulate", "--times", "1e300"], "up to 1000000"],
    [["generate", "--events", "9007199254740991"], "from 1 to 100000000"],
    [["generate", "--rate", "1e300"], "up to 100000"],
    [["run", "--events", "9007199254740991"], "from 1 to 10000000"],
    [["compare", "--events", "9007199254740991"], "from 1 to 10000000"],
    [["demo", "--seconds", "1e12"], "from 1 to 604800"],
    [["demo", "--batch-seconds", "1e12"], "from 1 to 604800"],
  ])("refuses %j, which would never end, with the bound, and exits 2", async (words, bound) => {
    const { code, error } = await call(...words);
    expect(error).toContain(bound);
    expect(code).toBe(2);
  });

  it("names the command that there is not, and those that there are", async () => {
    const { code, error } = await call("frobnicate");
    expect(code).toBe(2);
    expect(error).toContain("there is no command frobnicate: the commands are study, check");
  });

  it("takes -h for --help", async () => {
    expect((await call("-h")).code).toBe(0);
    expect((await call("check", "-h")).code).toBe(0);
  });

  it("tells what is wrong in English whatever the shell speaks", async () => {
    vi.stubEnv("LC_ALL", "fr_FR.UTF-8");
    const { error } = await call("check", "--colour");
    vi.unstubAllEnvs();
    expect(error).toContain("Unknown argument: colour");
  });

  it("prints its version", async () => {
    expect(await call("--version")).toEqual({ code: 0, out: manifest.version, error: "" });
  });

  it("has every command behind its doors", async () => {
    for (const name of Object.keys(commands)) expect(doors.split("\n").at(-1)?.split(/ +/)).toContain(name);
  });

  it.each([["claims"], ["report"], ["slides"], ["simulate"]])(
    "refuses an --evidence of %s that is not there, and exits 2",
    async (command) => {
      const { code, error } = await call(command, "--evidence", "no/such/folder");
      expect(error).toContain("EVIDENCE_MISSING: There is no folder of evidence at no/such/folder");
      expect(code).toBe(2);
    },
  );

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
