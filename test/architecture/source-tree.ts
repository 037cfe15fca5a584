import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "oxc-parser";
import manifest from "../../package.json" with { type: "json" };
import { type Room, roomNames, roomOf } from "./rooms.ts";

/** What the rules look at in one TypeScript file; every path is written from the root, with forward slashes. */
export type SourceFile = Readonly<{
  path: string;
  room: Room;
  lineCount: number;
  /** Files of the tree as paths, and `node:` modules and npm packages by the specifier as written. */
  imports: readonly string[];
  /** Files that are started rather than imported: `new URL("./worker.ts", import.meta.url)`. */
  starts: readonly string[];
  exportsDefault: boolean;
}>;

/** Reads every TypeScript file of the rooms that exist; a room that does not exist yet adds nothing. */
export function readSourceTree(): readonly SourceFile[] {
  return roomNames
    .filter((room) => existsSync(room))
    .flatMap((room) => globSync(`${room}/**/*.ts`))
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .flatMap((path) => parseSource({ path, text: readFileSync(path, "utf8") }) ?? []);
}

/** Parses one file; gives nothing for a path that lies in no room. */
export function parseSource(source: Readonly<{ path: string; text: string }>): SourceFile | undefined {
  const { path, text } = source;
  const room = roomOf(path);
  if (room === undefined) return undefined;
  const { module } = parseSync(path, text);
  const reExports = module.staticExports.flatMap(({ entries }) => entries);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...reExports.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ...module.dynamicImports.flatMap(({ moduleRequest }) =>
      literalIn(text.slice(moduleRequest.start, moduleRequest.end)),
    ),
  ];
  const started = [...text.matchAll(/new URL\(\s*["'`](\.[^"'`]+\.ts)["'`],\s*import\.meta\.url/g)];
  return {
    path,
    room,
    lineCount: text.replace(/\n$/, "").split("\n").length,
    imports: [...new Set(specifiers.map((specifier) => resolve({ path, specifier })))],
    starts: started.map((match) => normalize(join(dirname(path), match[1] ?? ""))),
    exportsDefault: reExports.some(
      ({ exportName }) => exportName.kind.toString() === "Default" || exportName.name === "default",
    ),
  };
}

/** Takes the quotes off; an import whose specifier is computed has none and cannot be followed. */
function literalIn(expression: string): readonly string[] {
  const literal = /^["'`]([^"'`$]+)["'`]$/.exec(expression)?.[1];
  return literal === undefined ? [] : [literal];
}

function resolve(request: Readonly<{ path: string; specifier: string }>): string {
  const { path, specifier } = request;
  if (specifier.startsWith(".")) return normalize(join(dirname(path), specifier)).replaceAll("\\", "/");
  if (specifier.startsWith("#")) return resolveSubpath(specifier);
  return specifier;
}

/** Follows `imports` of package.json: `#model` exactly, `#kernel/random` by its pattern. */
function resolveSubpath(specifier: string): string {
  for (const [pattern, target] of Object.entries(manifest.imports)) {
    if (specifier === pattern) return normalize(target);
    const prefix = pattern.replace(/\*$/, "");
    if (pattern.endsWith("*") && specifier.startsWith(prefix)) {
      return normalize(target.replace("*", specifier.slice(prefix.length)));
    }
  }
  return specifier;
}
