import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFileWhole, retailHeader, retailRow } from "./retail-csv.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "archbench-input-"));
});
afterEach(() => rm(dir, { recursive: true }));

const text = [
  retailHeader,
  ...Array.from({ length: 5000 }, (_, index) => retailRow({ invoice: String(index) })),
].join("\n");
const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
};
const latin1 = (content: string): Uint8Array => Uint8Array.from(content, (unit) => unit.charCodeAt(0));

describe("an input file", () => {
  it.each([
    ["plain", "sales.csv", text],
    ["packed, whatever its name is", "sales.csv", gzipSync(text)],
    [
      "packed in two parts",
      "sales.csv.gz",
      Uint8Array.from([...gzipSync(text.slice(0, 99)), ...gzipSync(text.slice(99))]),
    ],
    ["with a byte order mark", "sales.csv", `\uFEFF${text}`],
    ["with the line ends of Windows", "sales.csv", text.replaceAll("\n", "\r\n")],
  ])("is read %s", async (_what, name, content) => {
    const { tally } = await readFileWhole(await write(name, content));
    expect(tally).toMatchObject({ rows: 5000, unreadRows: 0, receipts: 5000 });
  });

  it("of the header alone has no rows", async () => {
    expect((await readFileWhole(await write("sales.csv", retailHeader))).tally.rows).toBe(0);
  });

  it.each([
    ["UTF-8", (content: string): Uint8Array => new TextEncoder().encode(content)],
    ["Windows-1252", latin1],
  ])("in %s keeps its letters", async (_name, encode) => {
    const row = retailRow({ description: "£40 gift", quantity: "x" });
    const { arrivals } = await readFileWhole(await write("sales.csv", encode(`${retailHeader}\n${row}\n`)));
    expect(arrivals).toEqual([
      expect.objectContaining({ unread: expect.objectContaining({ payload: row }) }),
    ]);
  });

  it.each<
    readonly [what: string, content: string | Uint8Array, because: readonly [code: string, words: RegExp]]
  >([
    ["an empty file", "", ["INPUT_EMPTY", /is empty/]],
    ["a packed file of nothing", gzipSync(""), ["INPUT_EMPTY", /holds nothing/]],
    ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), ["INPUT_NOT_TEXT", /workbook.*CSV/]],
    [
      "a packed workbook",
      gzipSync(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)),
      ["INPUT_NOT_TEXT", /workbook.*CSV/],
    ],
    ["bytes", Uint8Array.of(7, 0, 1, 2), ["INPUT_NOT_TEXT", /text file/]],
    ["text in UTF-16", Uint8Array.of(0xff, 0xfe, 0x49, 0), ["INPUT_NOT_TEXT", /UTF-8/]],
    ["another CSV", "name,price\nmug,2\n", ["INPUT_NOT_OF_FORMAT", /name,price/]],
    ["blank lines", "\n\n\n", ["INPUT_NOT_OF_FORMAT", /has no line/]],
    [
      "a packed file that is cut off",
      gzipSync(text).subarray(0, 2000),
      ["INPUT_TRUNCATED", /part of it is missing/],
    ],
    [
      "a packed file cut off in its head",
      gzipSync(text).subarray(0, 6),
      ["INPUT_TRUNCATED", /part of it is missing/],
    ],
  ])("is refused where it is %s", async (_what, content, [code, words]) => {
    const path = await write("sales.csv", content);
    const refused = readFileWhole(path);
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
    await expect(refused).rejects.toThrow(path);
  });

  it("is refused where its packed bytes were changed", async () => {
    const bytes = await readFile(await write("sales.csv.gz", gzipSync(text)));
    bytes.fill(0x55, 200, 400);
    await expect(readFileWhole(await write("sales.csv.gz", bytes))).rejects.toMatchObject({
      code: "INPUT_DAMAGED",
    });
  });

  it("is refused where there is none, and where a folder stands in its place", async () => {
    await expect(readFileWhole(join(dir, "none.csv"))).rejects.toMatchObject({ code: "INPUT_MISSING" });
    await expect(readFileWhole(dir)).rejects.toMatchObject({ code: "INPUT_IS_FOLDER" });
  });
});
