import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withScratchFolder } from "#benchmarks";

describe("a scratch folder", () => {
  it("is there while it is used, and gone afterwards", async () => {
    const path = await withScratchFolder("test", async (folder) => {
      expect(await readdir(folder)).toEqual([]);
      return folder;
    });
    expect(existsSync(path)).toBe(false);
  });

  it("is gone where its use fails", async () => {
    let path = "";
    const failing = withScratchFolder("test", async (folder) => {
      path = folder;
      throw new Error("no room");
    });
    await expect(failing).rejects.toThrow("no room");
    expect(existsSync(path)).toBe(false);
  });

  it("is the only temporary folder that benchmarks and use cases make (take withScratchFolder rather than mkdtemp)", async () => {
    const makers: string[] = [];
    for (const room of ["benchmarks", "workbench"]) {
      for (const name of await readdir(room, { recursive: true })) {
        const path = join(room, name);
        if (path.endsWith(".ts") && (await readFile(path, "utf8")).includes("mkdtemp")) makers.push(path);
      }
    }
    expect(makers).toEqual([join("benchmarks", "scratch", "scratch-folder.ts")]);
  });
});
