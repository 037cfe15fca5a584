import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../cli/commands.ts";

const workbench = (await readFile("workbench/README.md", "utf8")).replaceAll(/\s+/g, " ");

describe("the workbench's README", () => {
  it("lists every command's use case", () => {
    const listed = /Use cases that compose rooms: ([^.]*)\./.exec(workbench)?.[1]?.split(", ");
    expect(listed?.toSorted()).toEqual(Object.keys(commands).toSorted());
  });

  it("names files that exist", async () => {
    const named = [...workbench.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(10);
    const files = await readdir("workbench", { recursive: true });
    const present = new Set(files.map((file) => basename(file, ".ts")));
    const missing = named.filter((name = "") => !present.has(name));
    expect(missing).toEqual([]);
  });
});

describe("the benchmarks' README", () => {
  it("says of every folder what it finds", async () => {
    const entries = await readdir("benchmarks", { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const text = await readFile("benchmarks/README.md", "utf8");
    const rows = text.split("\n").filter((line) => line.startsWith("| `"));
    const told = rows.flatMap((row) => [...row.matchAll(/`([a-z]+)\/`/g)].map(([, name = ""]) => name));
    expect(told.toSorted()).toEqual(folders.toSorted());
  });
});
