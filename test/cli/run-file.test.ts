import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { retailHeader, retailRow } from "../reference-impl/retail-csv.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "archbench-cli-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function call(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main(words, { out: (text) => out.push(text), error: (text) => errors.push(text) });
  return { code, out: out.join("\n"), error: errors.join("\n") };
}

const text = [
  retailHeader,
  ...Array.from({ length: 300 }, (_, index) => retailRow({ invoice: String(index) })),
].join("\n");
const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
};
const run = (input: string, ...more: readonly string[]): ReturnType<typeof call> =>
  call("run", "--input", input, "--format", "online-retail", "--out", join(dir, "out"), ...more);

describe("archbench run --input", () => {
  it("prints one JSON document in which the rows add up", async () => {
    const { code, out } = await run(await write("sales.csv", text), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      rows: { in: 300, accepted: 300, deadLettered: 0, applied: 300, late: 0, duplicate: 0, filtered: 0 },
      check: { differing: 0 },
    });
  });

  it("tells in plain lines what was refused and what each need found", async () => {
    const { code, out } = await run(
      await write("sales.csv", `${text}\n${retailRow({ invoice: "9", price: "0" })}`),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/301 rows in/);
    expect(out).toMatch(/dead-lettered for price-above-zero: 1/);
    expect(out).toMatch(/^alert-list answers \{"alerts":\[\]\}$/m);
    expect(out).toMatch(/^customers-at-risk answers \{"model":null,"customers":\[\]\}$/m);
    expect(out).toMatch(/fraud: 0 alerts/);
    expect(out).toMatch(/customer-days: 1\n/);
    expect(out).toMatch(/sales-by-product-hour: 0 of 1$/m);
  });

  it("says so where a run of generated events sells nothing", async () => {
    const { code, out } = await call("run", "--events", "1", "--out", join(dir, "one"));
    expect(code).toBe(0);
    expect(out).toContain("sales by product and hour: 0 entries of 0 products, nothing sold");
  });

  it.each<readonly [option: string, words: readonly string[], says: readonly string[]]>([
    ["--format is missing", ["--input", "a.csv"], ["--format", "online-retail"]],
    ["--format is unknown", ["--input", "a.csv", "--format", "excel"], ["format", "excel", "online-retail"]],
    [
      "--speed is 0",
      ["--input", "a.csv", "--format", "online-retail", "--speed", "0"],
      ["--speed", "0", "at least 1"],
    ],
    [
      "--speed is a text",
      ["--input", "a.csv", "--format", "online-retail", "--speed", "fast"],
      ["--speed is fast", "a number"],
    ],
    ["--speed has no file", ["--speed", "10"], ["--speed", "--input"]],
    ["--format has no file", ["--format", "online-retail"], ["--format", "--input"]],
    [
      "--events are of generated sales",
      ["--input", "a.csv", "--format", "online-retail", "--events", "5"],
      ["--events", "--input"],
    ],
  ])("exits 2 where %s, saying what is accepted", async (_option, words, says) => {
    const { code, error } = await call("run", ...words);
    expect(code).toBe(2);
    for (const part of says) expect(error).toContain(part);
  });

  it.each<
    readonly [
      what: string,
      content: string | Uint8Array | null,
      because: readonly [exit: number, code: string],
    ]
  >([
    ["there is no file", null, [2, "INPUT_MISSING"]],
    ["the file is empty", "", [2, "INPUT_EMPTY"]],
    ["the file is another CSV", "name,price\nmug,2\n", [2, "INPUT_NOT_OF_FORMAT"]],
    ["the file is a workbook", Uint8Array.of(0x50, 0x4b, 3, 4), [2, "INPUT_NOT_TEXT"]],
    ["the file is cut off", gzipSync(text).subarray(0, 400), [3, "INPUT_TRUNCATED"]],
  ])("says so where %s, by a code that stays", async (_what, content, [exit, reason]) => {
    const path = content === null ? join(dir, "none.csv") : await write("sales.csv", content);
    const { code, error } = await run(path);
    expect(code).toBe(exit);
    expect(error).toContain(`archbench: ${reason}: `);
    expect(error).toContain(path);
  });

  it("says so where a folder stands in the file's place, and leaves it as it is", async () => {
    await write("sales.csv", text);
    expect(await run(dir)).toMatchObject({ code: 2, error: expect.stringContaining("INPUT_IS_FOLDER") });
    expect(await readdir(dir)).toEqual(["sales.csv"]);
  });

  it("leaves nothing half-written when it is interrupted, and keeps what an earlier run made", async () => {
    const input = await write("sales.csv", text.replace("2010-12-01T08:26", "2010-11-01T08:26"));
    expect((await run(input)).code).toBe(0);
    const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
    const words = [
      "run",
      "--input",
      input,
      "--format",
      "online-retail",
      "--out",
      join(dir, "out"),
      "--speed",
      "1",
    ];
    const child = spawn(process.execPath, [cli, ...words], { stdio: ["ignore", "pipe", "inherit"] });
    // The first line tells that the first sale is in; the next one is due in a month.
    await once(child.stdout, "data");
    expect((await readdir(join(dir, "out"))).toSorted()).toEqual([
      ".archbench-lock",
      ".archbench-output",
      "data-kappa",
      "data-kappa.part",
    ]);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
    expect((await readdir(join(dir, "out"))).toSorted()).toEqual([".archbench-output", "data-kappa"]);
  }, 60_000);
});
