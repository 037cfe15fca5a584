import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { roomRules } from "./room-rules.ts";
import { roomNames, rooms } from "./rooms.ts";
import { readSourceTree } from "./source-tree.ts";

describe("every file of the tree", () => {
  const files = readSourceTree();

  it("is read", () => {
    expect(files.map(({ path }) => path)).toContain("test/architecture/rooms.test.ts");
  });

  it.each(roomRules)("$title", ({ breaches }) => {
    expect(breaches(files)).toEqual([]);
  });
});

describe("the doors of the rooms", () => {
  it("are the ones that package.json opens, and no other", () => {
    const opened = Object.values(manifest.imports).map((target) => target.replace(/^\.\//, ""));
    expect(opened.toSorted()).toEqual(roomNames.flatMap((room) => rooms[room].doors).toSorted());
  });
});
