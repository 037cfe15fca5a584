import { basename } from "node:path";
import { parseSync } from "oxc-parser";
import { codeLinesOf, withoutComments } from "./code-text.ts";
import { type ReadSource, resolveImport } from "./project-files.ts";

/** A file that can change what is measured: its path from the root, and its code without comments and blank lines. */
export type ClosureFile = Readonly<{ path: string; code: string }>;

/** What is taken from a file: some names of it, or all. */
type Taken = Readonly<{ path: string; names: readonly string[] | "all" }>;
type Parsed = ReturnType<typeof parseSync>;

/**
 * Follows imports, and threads and processes that are started, from the entries, and gives all files of the project that
 * run with them, by path. Types are not followed, as they do not run; of a room's door only the names that are asked for are: what else goes in and out by it,
 * the texts of decisions among them, changes nothing.
 *
 * @param entries - Paths from the project's root.
 * @throws {BenchmarkError} `SOURCE_NOT_FOUND`.
 */
export function importClosure(entries: readonly string[], read: ReadSource): readonly ClosureFile[] {
  const files = new Map<string, string>();
  const asked = new Set<string>();
  const queue: Taken[] = entries.map((path) => ({ path, names: "all" }));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const key = JSON.stringify(isDoor(next.path) ? next : next.path);
    if (asked.has(key)) continue;
    asked.add(key);
    const text = read(next.path);
    const parsed = parseSync(next.path, text);
    if (isDoor(next.path)) {
      queue.push(...throughDoor(next, parsed));
    } else {
      const code = codeLinesOf(withoutComments(text, parsed.comments)).join("\n");
      files.set(next.path, code);
      queue.push(...importsOf(next.path, parsed, text), ...startedBy(next.path, code));
    }
  }
  return [...files]
    .map(([path, code]) => ({ path, code }))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

function isDoor(path: string): boolean {
  return basename(path) === "index.ts";
}

function throughDoor({ path, names }: Taken, { module }: Parsed): readonly Taken[] {
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ isType, exportName }) => !isType && (names === "all" || names.includes(exportName.name ?? "")))
    .flatMap(({ moduleRequest, importName }) => {
      const target = moduleRequest && resolveImport(moduleRequest.value, path);
      return target ? [{ path: target, names: importName.name ? [importName.name] : ("all" as const) }] : [];
    });
}

function importsOf(path: string, { module }: Parsed, text: string): readonly Taken[] {
  const fromStatic = module.staticImports.flatMap(({ moduleRequest, entries }) => {
    const target = resolveImport(moduleRequest.value, path);
    const running = entries.filter(({ isType }) => !isType);
    if (target === null || (entries.length > 0 && running.length === 0)) return [];
    return [{ path: target, names: namesOf(running.map(({ importName }) => importName.name)) }];
  });
  const fromExports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ isType, moduleRequest, importName }) => {
      const target = isType ? null : moduleRequest && resolveImport(moduleRequest.value, path);
      return target ? [{ path: target, names: namesOf([importName.name]) }] : [];
    });
  const fromDynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = text.slice(moduleRequest.start, moduleRequest.end);
    const specifier = /^["'`]([^"'`$]+)["'`]$/.exec(literal)?.[1];
    const target = specifier === undefined ? null : resolveImport(specifier, path);
    return target ? [{ path: target, names: "all" as const }] : [];
  });
  return [...fromStatic, ...fromExports, ...fromDynamic];
}

/** What is started rather than imported, a thread or a process: the URL of a file beside this one. */
function startedBy(path: string, code: string): readonly Taken[] {
  const started = code.matchAll(/new URL\(\s*["'`](\.[^"'`$]+\.ts)["'`],\s*import\.meta\.url/g);
  return [...started].flatMap(([, specifier = ""]) => {
    const target = resolveImport(specifier, path);
    return target ? [{ path: target, names: "all" as const }] : [];
  });
}

/** A namespace or an import for its effects takes all. */
function namesOf(names: readonly (string | null | undefined)[]): Taken["names"] {
  const known = names.flatMap((name) => name ?? []);
  return names.length === 0 || known.length < names.length ? "all" : known;
}
