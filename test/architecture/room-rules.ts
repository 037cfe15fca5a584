import { cyclesIn } from "./cycles.ts";
import { isDoor, isPure, roomOf, rooms } from "./rooms.ts";
import type { SourceFile } from "./source-tree.ts";

/** One rule over the whole tree: its breaches as sentences, each saying what, where, and how to mend. */
export type RoomRule = Readonly<{
  id: string;
  title: string;
  breaches: (files: readonly SourceFile[]) => readonly string[];
}>;

const limit = { fileLineCount: 250 };
const vagueWords = new Set([
  "util",
  "utils",
  "helper",
  "helpers",
  "common",
  "misc",
  "type",
  "types",
  "constant",
  "constants",
  "manager",
]);

/** Packages that have effects of their own: no place for them in a pure room. */
const effectfulPackages = new Set([
  "@duckdb/node-api",
  "@hpcc-js/wasm-graphviz",
  "@myriaddreamin/typst-ts-node-compiler",
  "@resvg/resvg-js",
  "autocannon",
  "cli-progress",
  "fastify",
  "libavoid-js",
  "lmdb",
  "yargs",
]);

/** The rules that hold for every file of every room. */
export const roomRules: readonly RoomRule[] = [
  { id: "arrow", title: "imports only the rooms below it", breaches: wrongArrows },
  { id: "door", title: "enters another room by its door", breaches: brokenWalls },
  { id: "kernel", title: "lets the kernel lean on nothing", breaches: kernelImports },
  { id: "pure", title: "keeps effects out of the pure rooms", breaches: effects },
  { id: "cycle", title: "has no import cycle", breaches: cycles },
  { id: "length", title: `keeps a file to ${limit.fileLineCount} lines`, breaches: longFiles },
  { id: "reached", title: "reaches every file from a door, the program or a test", breaches: deadFiles },
  { id: "name", title: "names every file after what is in it", breaches: vagueNames },
  { id: "default", title: "exports by name", breaches: defaultExports },
];

function wrongArrows(files: readonly SourceFile[]): readonly string[] {
  return crossings(files)
    .filter(({ from, to }) => !rooms[from.room].mayImport.some((room) => room === roomOf(to)))
    .map(({ from, to }) => {
      const allowed = rooms[from.room].mayImport.join(", ") || "no other room";
      return (
        `${from.path} imports ${to}, but ${from.room} may import ${allowed}. Move what both need down ` +
        `(to model or kernel), or take it as a parameter that workbench passes in.`
      );
    });
}

/** Tests may look inside a room: they mirror it, and a part is tested by itself. */
function brokenWalls(files: readonly SourceFile[]): readonly string[] {
  return crossings(files)
    .filter(({ from, to }) => from.room !== "test" && roomOf(to) !== "test" && !isDoor(to))
    .map(({ from, to }) => {
      const room = roomOf(to);
      return `${from.path} imports ${to} through the wall. Import #${room}; if ${room}/index.ts lacks it, export it there by name.`;
    });
}

function kernelImports(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ room }) => room === "kernel")
    .flatMap(({ path, imports }) => imports.filter(isPackage).map((name) => ({ path, name })))
    .map(
      ({ path, name }) =>
        `${path} imports ${name}, but kernel leans on nothing. Write the few lines that it needs, or move the file to the room that uses it.`,
    );
}

function effects(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => isPure(path))
    .flatMap((file) => targetsOf(file).map((target) => ({ path: file.path, room: file.room, target })))
    .filter(
      ({ room, target }) =>
        target.startsWith("node:") ||
        effectfulPackages.has(target) ||
        (roomOf(target) === room && !isPure(target)),
    )
    .map(
      ({ path, room, target }) =>
        `${path} imports ${target}, but ${room} is pure. Take the effect as a parameter; workbench or report/press carries it out.`,
    );
}

function cycles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(files.map(({ path, imports }) => [path, imports]));
  return cyclesIn(graph).map(
    (cycle) => `${cycle.join(" -> ")} is a cycle. Move what these files share into one that imports neither.`,
  );
}

function longFiles(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ lineCount }) => lineCount > limit.fileLineCount)
    .map(
      ({ path, lineCount }) =>
        `${path} has ${lineCount} lines, and ${limit.fileLineCount} is the limit. Find its second concept and give it a file.`,
    );
}

function deadFiles(files: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set(files.map(({ path }) => path).filter(isEntry));
  for (const path of reached) {
    const file = byPath.get(path);
    // A Set that grows while it is walked also walks what was added.
    for (const target of file === undefined ? [] : targetsOf(file)) reached.add(target);
  }
  return files
    .filter(({ path }) => !reached.has(path))
    .map(({ path }) => `Nothing reaches ${path}. Import it where it belongs, or delete it.`);
}

function vagueNames(files: readonly SourceFile[]): readonly string[] {
  return files
    .map(({ path }) => ({
      path,
      word: path
        .split("/")
        .flatMap(wordsOfName)
        .find((word) => vagueWords.has(word)),
    }))
    .filter(({ word }) => word !== undefined)
    .map(
      ({ path, word }) =>
        `${path}: "${word}" says nothing about what is inside. Name the file after its one concept.`,
    );
}

function defaultExports(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ exportsDefault }) => exportsDefault)
    .map(
      ({ path }) => `${path} has a default export. Export it by name, so that it has one name everywhere.`,
    );
}

/** Where the outside world comes in. A kernel file is a door, yet it has no business of its own. */
function isEntry(path: string): boolean {
  if (path.startsWith("test/")) return path.endsWith(".test.ts");
  return path === "cli/main.ts" || (isDoor(path) && !path.startsWith("kernel/"));
}

/** `price-utils.test.ts` gives price and utils: what follows the first dot is the aspect of a test. */
function wordsOfName(name: string): readonly string[] {
  return name.replace(/\..*$/, "").split("-");
}

function targetsOf({ imports, starts }: SourceFile): readonly string[] {
  return [...imports, ...starts];
}

function isPackage(target: string): boolean {
  return roomOf(target) === undefined;
}

/** Every import that leaves its room for another one. */
function crossings(files: readonly SourceFile[]): readonly Readonly<{ from: SourceFile; to: string }>[] {
  return files.flatMap((from) =>
    targetsOf(from)
      .filter((to) => roomOf(to) !== undefined && roomOf(to) !== from.room)
      .map((to) => ({ from, to })),
  );
}
