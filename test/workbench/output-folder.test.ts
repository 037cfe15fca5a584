import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withOutputFolder } from "../../workbench/output-folder.ts";

let place = "";
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "archbench-output-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** The folder as `archbench run` opens it. */
function opened<Result>(use: Parameters<typeof withOutputFolder<Result>>[1], path = place): Promise<Result> {
  return withOutputFolder({ path, maker: "run" }, use);
}

describe("an output folder", () => {
  it("is made where it is missing, and leaves no file beside what it wrote", async () => {
    const path = join(place, "deep", "new");
    await opened((folder) => folder.write("deep/report.txt", "whole"), path);
    expect(await readFile(join(path, "deep/report.txt"), "utf8")).toBe("whole");
    expect(await readdir(join(path, "deep"))).toEqual(["report.txt"]);
    expect((await readdir(path)).toSorted()).toEqual([".archbench-output", "deep"]);
  });

  it("is refused when it holds files of somebody else, and they stay", async () => {
    await writeFile(join(place, "thesis.docx"), "years of work");
    await expect(opened(async () => "in")).rejects.toMatchObject({ code: "OUTPUT_NOT_OURS" });
    expect(await readdir(place)).toEqual(["thesis.docx"]);
  });

  it("is opened again by a second run, which replaces what it writes", async () => {
    await opened((folder) => folder.write("a.txt", "first"));
    await opened((folder) => folder.write("a.txt", "second"));
    expect(await readFile(join(place, "a.txt"), "utf8")).toBe("second");
  });

  it("is refused to another command than the one that made it, which is named", async () => {
    await opened((folder) => folder.write("a.txt", "first"));
    await expect(withOutputFolder({ path: place, maker: "report" }, async () => "in")).rejects.toMatchObject({
      code: "OUTPUT_OF_ANOTHER",
      message: expect.stringContaining("made by archbench run"),
    });
  });

  it("is opened where its first command was killed as it began", async () => {
    await writeFile(join(place, ".archbench-output.123.part"), "Made b");
    await opened((folder) => folder.write("a.txt", "first"));
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "a.txt"]);
  });

  it("says what cannot be written, and leaves the old file as it was", async () => {
    await mkdir(join(place, "report.pdf"));
    await writeFile(join(place, ".archbench-output"), "");
    const writing = opened((folder) => folder.write("report.pdf", "bytes"));
    await expect(writing).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "report.pdf"]);
  });

  it("holds a folder that was made beside its place, once it is whole", async () => {
    const made = await opened((folder) =>
      folder.build("data", async (dir) => {
        await writeFile(join(dir, "a.txt"), "first");
        expect(await readdir(place)).not.toContain("data");
        return 7;
      }),
    );
    expect(made).toBe(7);
    expect(await readFile(join(place, "data", "a.txt"), "utf8")).toBe("first");
  });

  it("keeps the folder that it has where the next one fails, and nothing of that one", async () => {
    await opened((folder) => folder.build("data", (dir) => writeFile(join(dir, "a.txt"), "first")));
    const failing = opened((folder) =>
      folder.build("data", async (dir) => {
        await writeFile(join(dir, "a.txt"), "second");
        throw new Error("the disk is full");
      }),
    );
    await expect(failing).rejects.toThrow("the disk is full");
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "data"]);
    expect(await readFile(join(place, "data", "a.txt"), "utf8")).toBe("first");
  });

  it("puts back what an earlier run made where a later one was killed as it replaced that", async () => {
    await opened((folder) => folder.build("data", (dir) => writeFile(join(dir, "a.txt"), "first")));
    await rename(join(place, "data"), join(place, "data.old.part"));
    await mkdir(join(place, "data.part"));
    const failing = opened((folder) =>
      folder.build("data", async () => {
        throw new Error("the disk is full");
      }),
    );
    await expect(failing).rejects.toThrow("the disk is full");
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "data"]);
    expect(await readFile(join(place, "data", "a.txt"), "utf8")).toBe("first");
  });

  it("puts back what it has where the new folder cannot take its place", async () => {
    await opened((folder) => folder.build("data", (dir) => writeFile(join(dir, "a.txt"), "first")));
    const failing = opened((folder) => folder.build("data", (dir) => rm(dir, { recursive: true })));
    await expect(failing).rejects.toMatchObject({ code: "ENOENT" });
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "data"]);
    expect(await readFile(join(place, "data", "a.txt"), "utf8")).toBe("first");
  });

  it.each(["file", "file/below"])("is refused when its path is %s", async (path) => {
    await writeFile(join(place, "file"), "");
    await expect(opened(async () => "in", join(place, path))).rejects.toMatchObject({
      code: "OUTPUT_UNWRITABLE",
    });
  });

  it.runIf(process.platform === "linux")("is refused where the system allows no folder", async () => {
    await expect(opened(async () => "in", "/proc/none/below")).rejects.toMatchObject({
      code: "OUTPUT_UNWRITABLE",
    });
  });
});

describe("a folder that a command writes", () => {
  it("is refused to every other meanwhile, which names the process, and is free afterwards", async () => {
    await opened(async (folder) => {
      await expect(opened(async () => "in")).rejects.toMatchObject({
        code: "OUTPUT_BUSY",
        message: expect.stringContaining(`process ${process.pid}`),
      });
      await folder.write("a.txt", "undisturbed");
    });
    expect(await opened(async ({ path }) => readFile(join(path, "a.txt"), "utf8"))).toBe("undisturbed");
  });

  it("is given to one of two that ask at the same time", async () => {
    const asked = Array.from({ length: 5 }, () =>
      opened((folder) => folder.build("data", (dir) => writeFile(join(dir, "a.txt"), ""))),
    );
    const ended = await Promise.allSettled(asked);
    expect(ended.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const refused = ended.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(refused).toEqual(refused.map(() => expect.objectContaining({ code: "OUTPUT_BUSY" })));
    expect((await readdir(place)).toSorted()).toEqual([".archbench-output", "data"]);
  });

  const { pid: gone } = spawnSync(process.execPath, ["--version"]);
  it.each([
    ["a process that is gone", `${gone} \n`],
    ["a process that was killed as it began", ""],
    ["nobody who can be read", "\u0000\u0000\n"],
  ])("is taken over from %s", async (_who, lock) => {
    expect(await openOver(lock)).toEqual([".archbench-output"]);
  });

  // Only Linux tells when a process started.
  it.runIf(process.platform === "linux")(
    "is taken over from an earlier process of a number that is in use again",
    async () => {
      expect(await openOver(`${process.pid} 1\n`)).toEqual([".archbench-output"]);
    },
  );

  it("is taken over by one at a time: not while another process is at it", async () => {
    await writeFile(join(place, ".archbench-lock.turn"), await ownLock());
    await expect(openOver(`${gone} \n`)).rejects.toMatchObject({ code: "OUTPUT_BUSY" });
    expect(await readFile(join(place, ".archbench-lock"), "utf8")).toBe(`${gone} \n`);
  });

  it.each(["a process that is gone", "a process that was killed as it began"])(
    "is taken over where %s was at taking it over",
    async (who) => {
      await writeFile(join(place, ".archbench-lock.turn"), who.endsWith("gone") ? `${gone} \n` : "");
      await writeFile(join(place, ".archbench-lock.turn.turn"), `${gone} \n`);
      expect(await openOver(`${gone} \n`)).toEqual([".archbench-output"]);
    },
  );

  it("stays another's who has taken it meanwhile", async () => {
    await opened(() => writeFile(join(place, ".archbench-lock"), "1 another\n"));
    expect(await readFile(join(place, ".archbench-lock"), "utf8")).toBe("1 another\n");
  });

  it.runIf(process.platform === "linux")(
    "is left to a process of another container, whatever its number",
    async () => {
      const elsewhere = (await ownLock()).replace(/^\d+/, `${gone}`).replace(/pid:\[\d+\]/, "pid:[1]");
      await expect(openOver(elsewhere)).rejects.toMatchObject({
        code: "OUTPUT_BUSY",
        message: expect.stringContaining(
          `remove ${join(place, ".archbench-lock")} by hand if no command runs`,
        ),
      });
    },
  );

  it.runIf(process.platform === "linux")("is taken over once the system was started anew", async () => {
    const earlier = (await ownLock()).replace(/[-\da-f]{36}\n$/, "00000000-0000-4000-8000-000000000000\n");
    expect(earlier).not.toBe(await ownLock());
    expect(await openOver(earlier)).toEqual([".archbench-output"]);
  });
});

/** The lock as this process writes it. */
function ownLock(): Promise<string> {
  return opened(() => readFile(join(place, ".archbench-lock"), "utf8"));
}

/** What the folder holds once it has been opened over a lock. */
async function openOver(lock: string): Promise<readonly string[]> {
  await writeFile(join(place, ".archbench-lock"), lock);
  await opened(async () => "in");
  return readdir(place);
}
