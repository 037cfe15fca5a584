import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openOutputFolder } from "../../workbench/output-folder.ts";

let place = "";
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-output-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

describe("an output folder", () => {
  it("is made where it is missing, and leaves no file beside what it wrote", async () => {
    const folder = await openOutputFolder(join(place, "new"));
    await folder.write("deep/report.txt", "whole");
    expect(await readFile(join(folder.path, "deep/report.txt"), "utf8")).toBe("whole");
    expect(await readdir(join(folder.path, "deep"))).toEqual(["report.txt"]);
  });

  it("is refused when it holds files of somebody else, and they stay", async () => {
    await writeFile(join(place, "thesis.docx"), "years of work");
    await expect(openOutputFolder(place)).rejects.toMatchObject({ code: "OUTPUT_NOT_OURS" });
    expect(await readdir(place)).toEqual(["thesis.docx"]);
  });

  it("is opened again by a second run, which replaces what it writes", async () => {
    await (await openOutputFolder(place)).write("a.txt", "first");
    await (await openOutputFolder(place)).write("a.txt", "second");
    expect(await readFile(join(place, "a.txt"), "utf8")).toBe("second");
  });

  it("says what cannot be written, and leaves the old file as it was", async () => {
    const folder = await openOutputFolder(place);
    await mkdir(join(place, "report.pdf"));
    await expect(folder.write("report.pdf", "bytes")).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "report.pdf"]);
  });

  it("holds a folder that was made beside its place, once it is whole", async () => {
    const folder = await openOutputFolder(place);
    const made = await folder.build("data", async (dir) => {
      await writeFile(join(dir, "a.txt"), "first");
      expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "data.part"]);
      return 7;
    });
    expect(made).toBe(7);
    expect(await readFile(join(place, "data", "a.txt"), "utf8")).toBe("first");
  });

  it("keeps the folder that it has where the next one fails, and nothing of that one", async () => {
    const folder = await openOutputFolder(place);
    await folder.build("data", (dir) => writeFile(join(dir, "a.txt"), "first"));
    const failing = folder.build("data", async (dir) => {
      await writeFile(join(dir, "a.txt"), "second");
      throw new Error("the disk is full");
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "data"]);
    expect(await readFile(join(place, "data", "a.txt"), "utf8")).toBe("first");
  });

  it("is refused when its path is a file", async () => {
    await writeFile(join(place, "file"), "");
    await expect(openOutputFolder(join(place, "file"))).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
  });
});
