import { describe, expect, it } from "vitest";
import { roomRules } from "./room-rules.ts";
import { parseSource, type SourceFile } from "./source-tree.ts";

/** A small tree in which every rule holds; each fault is planted by adding or replacing files. */
const sound = {
  "kernel/random.ts": "export const random = 1;\n",
  "model/index.ts": 'export { topology } from "./language/topology.ts";\n',
  "model/language/topology.ts": 'import { random } from "#kernel/random";\nexport const topology = random;\n',
  "report/index.ts": 'import type { topology } from "#model";\nexport type Told = typeof topology;\n',
  "report/press/index.ts": 'import "node:fs";\nimport "lmdb";\nimport "#report";\n',
  "reference-impl/index.ts": 'export const worker = new URL("./worker.ts", import.meta.url);\n',
  "reference-impl/worker.ts": 'import "node:worker_threads";\n',
  "cli/main.ts": 'import "#model/omnishop";\n',
  "model/omnishop/index.ts": "export const omnishop = 1;\n",
  "test/model/topology.types.test.ts": 'import "../../model/language/topology.ts";\n',
};

type Planted = Readonly<{
  fault: string;
  rule: string;
  files: Readonly<Record<string, string>>;
  says: string;
}>;

const planted: readonly Planted[] = [
  {
    fault: "a room that imports a neighbour",
    rule: "arrow",
    files: { "simulators/index.ts": 'import "#reference-impl";\n' },
    says: "simulators/index.ts imports reference-impl/index.ts, but simulators may import kernel, model.",
  },
  {
    fault: "a product file that imports a test",
    rule: "arrow",
    files: { "generators/index.ts": 'import "../test/model/topology.types.test.ts";\n' },
    says: "generators/index.ts imports test/model/topology.types.test.ts",
  },
  {
    fault: "a type taken from a room above",
    rule: "arrow",
    files: {
      "kernel/random.ts": 'import type { Station } from "#simulators";\nexport type Random = Station;\n',
    },
    says: "kernel/random.ts imports simulators/index.ts, but kernel may import no other room.",
  },
  {
    fault: "a re-export from behind the index of another room",
    rule: "door",
    files: { "report/index.ts": 'export { topology } from "../model/language/topology.ts";\n' },
    says: "report/index.ts imports model/language/topology.ts through the wall. Import #model;",
  },
  {
    fault: "a dynamic import from behind the index of another room",
    rule: "door",
    files: { "report/index.ts": 'export const load = () => import("../model/language/topology.ts");\n' },
    says: "report/index.ts imports model/language/topology.ts through the wall.",
  },
  {
    fault: "a package in the kernel",
    rule: "kernel",
    files: { "kernel/random.ts": 'import "zod";\n' },
    says: "kernel/random.ts imports zod, but kernel leans on nothing.",
  },
  {
    fault: "the file system in a pure room",
    rule: "pure",
    files: { "model/language/topology.ts": 'import "node:fs";\nimport "#kernel/random";\n' },
    says: "model/language/topology.ts imports node:fs, but model is pure.",
  },
  {
    fault: "a package with effects in a pure room",
    rule: "pure",
    files: { "report/index.ts": 'import "lmdb";\n' },
    says: "report/index.ts imports lmdb, but report is pure.",
  },
  {
    fault: "the pure part of report that leans on its press",
    rule: "pure",
    files: { "report/index.ts": 'import "./press/index.ts";\n', "report/press/index.ts": "export {};\n" },
    says: "report/index.ts imports report/press/index.ts, but report is pure.",
  },
  {
    fault: "two files that import each other",
    rule: "cycle",
    files: {
      "reference-impl/worker.ts": 'import "./index.ts";\n',
      "reference-impl/index.ts": 'import "./worker.ts";\n',
    },
    says: "reference-impl/index.ts -> reference-impl/worker.ts -> reference-impl/index.ts is a cycle.",
  },
  {
    fault: "a file of 251 lines",
    rule: "length",
    files: { "kernel/random.ts": "\n".repeat(251) },
    says: "kernel/random.ts has 251 lines, and 250 is the limit.",
  },
  {
    fault: "a kernel file that nobody imports",
    rule: "reached",
    files: { "kernel/clock.ts": "export const clock = 1;\n" },
    says: "Nothing reaches kernel/clock.ts.",
  },
  {
    fault: "a drawer for everything",
    rule: "name",
    files: {
      "reference-impl/worker.ts": 'import "./log-utils.ts";\n',
      "reference-impl/log-utils.ts": "export {};\n",
    },
    says: 'reference-impl/log-utils.ts: "utils" says nothing',
  },
  {
    fault: "a default export",
    rule: "default",
    files: { "kernel/random.ts": "export default 1;\n" },
    says: "kernel/random.ts has a default export.",
  },
  {
    fault: "a name exported as the default",
    rule: "default",
    files: { "kernel/random.ts": "const random = 1;\nexport { random as default };\n" },
    says: "kernel/random.ts has a default export.",
  },
];

describe("the rules of the rooms", () => {
  it("find nothing in a sound tree", () => {
    expect(breachesOf(sound)).toEqual([]);
  });

  it.each(planted)("report $fault, and only that", ({ rule, files, says }) => {
    const breaches = breachesOf({ ...sound, ...files });
    expect(breaches).toEqual([{ rule, message: expect.stringContaining(says) }]);
  });

  it("are each shown at work by a planted fault", () => {
    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(roomRules.map(({ id }) => id)));
  });
});

describe("a file of exactly 250 lines", () => {
  it("is allowed", () => {
    expect(breachesOf({ ...sound, "kernel/random.ts": "\n".repeat(250) })).toEqual([]);
  });
});

function breachesOf(
  tree: Readonly<Record<string, string>>,
): readonly Readonly<{ rule: string; message: string }>[] {
  const files: readonly SourceFile[] = Object.entries(tree).flatMap(
    ([path, text]) => parseSource({ path, text }) ?? [],
  );
  return roomRules.flatMap(({ id, breaches }) => breaches(files).map((message) => ({ rule: id, message })));
}
