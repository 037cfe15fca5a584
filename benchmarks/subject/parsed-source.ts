import { basename } from "node:path";
import { parseSync } from "oxc-parser";
import { codeLinesOf, withoutComments } from "./code-text.ts";
import { type ReadSource, resolveImport } from "./project-files.ts";

/** What is taken from a file: some names of it, or all. */
export type Taken = Readonly<{ path: string; names: readonly string[] | "all" }>;

/** A name that goes out by a door: the file that it comes from, and its name there, null where that is all of the file. */
type Passage = Readonly<{ exported: string; path: string; imported: string | null }>;

/** A file as a closure needs it: a door, or code without comments and blank lines, with what it takes from others. */
type ParsedSource =
  | Readonly<{ kind: "door"; passages: readonly Passage[] }>
  | Readonly<{ kind: "code"; code: string; takes: readonly Taken[] }>;

/** Gives a file, parsed, by its path from the project's root. @throws {BenchmarkError} `SOURCE_NOT_FOUND`. */
export type LookAtSource = (path: string) => ParsedSource;

type Parsed = ReturnType<typeof parseSync>;

/** Parses each file once, however many closures it is in: what was read is held to be unchanged from then on. */
export function parsedOnce(read: ReadSource): LookAtSource {
  const known = new Map<string, ParsedSource>();
  return (path) => {
    const source = known.get(path) ?? parseSource(path, read(path));
    known.set(path, source);
    return source;
  };
}

function parseSource(path: string, text: string): ParsedSource {
  const parsed = parseSync(path, text);
  if (basename(path) === "index.ts") return { kind: "door", passages: passagesOf(path, parsed) };
  const code = codeLinesOf(withoutComments(text, parsed.comments)).join("\n");
  return { kind: "code", code, takes: [...importsOf(path, parsed, text), ...startedBy(path, code)] };
}

function passagesOf(path: string, { module }: Parsed): readonly Passage[] {
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ isType, exportName, moduleRequest, importName }) => {
      const target = isType ? null : moduleRequest && resolveImport(moduleRequest.value, path);
      return target ? [{ exported: exportName.name ?? "", path: target, imported: importName.name }] : [];
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
