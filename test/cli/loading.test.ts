import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** What a command loads: the rooms of this project, and packages by name. */
async function loadedBy(...words: readonly string[]): Promise<ReadonlySet<string>> {
  const hook = `
    import { registerHooks } from "node:module";
    registerHooks({
      load(url, context, next) {
        process.stderr.write("loads " + url + "\\n");
        return next(url, context);
      },
    });`;
  const preload = `data:text/javascript,${encodeURIComponent(hook)}`;
  const child = spawn(process.execPath, ["--import", preload, "cli/main.ts", ...words], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Uint8Array) => (said += new TextDecoder().decode(chunk)));
  await new Promise((ended) => {
    child.once("close", ended);
  });
  const root = `file://${resolve(".")}/`;
  const paths = said.matchAll(/^loads (.*)$/gm).flatMap(([, url = ""]) => url.split(root).slice(1));
  return new Set(
    paths.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.replace(/\/.*/, "")),
  );
}

const engines = [
  "@duckdb/node-api",
  "@faker-js/faker",
  "@hpcc-js/wasm-graphviz",
  "@myriaddreamin/typst-ts-node-compiler",
  "fastify",
  "lmdb",
  "vega",
];
const rooms = ["model", "generators", "simulators", "reference-impl", "benchmarks", "report"];

describe("what the command line loads", () => {
  it.each([
    [["--help"]],
    [["study", "--help"]],
    [["check", "--help"]],
    [["report", "--lang", "de"]],
    [["demo", "--port", "-1"]],
  ])("is none of the rooms below for %j, which asks for words alone", async (words) => {
    const loaded = await loadedBy(...words);
    expect(loaded).toContain("cli");
    expect(rooms.filter((room) => loaded.has(room))).toEqual([]);
  });

  it("is the model and the code that is bound to it for check", async () => {
    const loaded = await loadedBy("check");
    expect(rooms.filter((room) => loaded.has(room))).toEqual(["model", "reference-impl"]);
  });

  it.each([
    [["check"], []],
    [["claims", "--evidence", "docs/sample/evidence"], []],
    [["simulate", "--seconds", "0"], []],
    [
      ["diagrams", "--out", "README.md"],
      ["@hpcc-js/wasm-graphviz", "@myriaddreamin/typst-ts-node-compiler"],
    ],
    [["generate", "--sources", "tills", "--events", "0"], ["@faker-js/faker"]],
  ])("is only the engines that %j works with", async (words, expected) => {
    const loaded = await loadedBy(...words);
    expect(engines.filter((engine) => loaded.has(engine))).toEqual(expected);
  });
});
