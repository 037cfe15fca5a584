import { parseSync } from "oxc-parser";
import { withoutComments } from "../subject/code-text.ts";
import { resolveImport } from "../subject/project-files.ts";

/** Something that a file says at its top: what it is called, what it mentions, and its lines of code. */
type Declaration = Readonly<{
  names: readonly string[];
  mentions: ReadonlySet<string>;
  /** Numbers of the lines on which code stands. */
  lines: readonly number[];
}>;

/** A name that a file takes from another file of the project; `name` is null for all of it. */
type Import = Readonly<{ path: string; name: string | null }>;

/** A source file as its declarations, and where the names that it does not declare come from. */
export type DeclaredFile = Readonly<{
  declarations: readonly Declaration[];
  imports: ReadonlyMap<string, Import>;
}>;

/** Takes a file apart. Imports are no declarations: they are not counted. */
export function declarationsOf(path: string, text: string): DeclaredFile {
  const { program, module, comments } = parseSync(path, text);
  const code = withoutComments(text, comments);
  const imports = new Map<string, Import>();
  for (const { moduleRequest, entries } of module.staticImports) {
    const target = resolveImport(moduleRequest.value, path);
    if (target === null) continue;
    for (const { localName, importName } of entries) {
      imports.set(localName.value, { path: target, name: importName.name ?? null });
    }
  }
  const declarations = program.body
    .filter(({ type }) => type !== "ImportDeclaration")
    .map((statement) => ({
      names: namesDeclared(statement),
      mentions: namesMentioned(statement, new Set()),
      lines: codeLineNumbers(code, statement),
    }));
  return { declarations, imports };
}

function codeLineNumbers(
  code: string,
  { start, end }: Readonly<{ start: number; end: number }>,
): readonly number[] {
  const first = code.slice(0, start).split("\n").length;
  return code
    .slice(start, end)
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [first + index]));
}

function namesDeclared(statement: unknown): readonly string[] {
  if (!isNode(statement)) return [];
  if (isNode(statement["declaration"])) return namesDeclared(statement["declaration"]);
  const { declarations } = statement;
  if (Array.isArray(declarations)) return declarations.flatMap(nameOfId);
  return nameOfId(statement);
}

function nameOfId(node: unknown): readonly string[] {
  if (!isNode(node) || !isNode(node["id"])) return [];
  const { name } = node["id"];
  return typeof name === "string" ? [name] : [...namesMentioned(node["id"], new Set())];
}

/** A key or a member after a dot is a name of something else. */
const namesOfOthers = ["key", "property"] as const;

function namesMentioned(node: unknown, into: Set<string>): Set<string> {
  if (Array.isArray(node)) {
    for (const child of node) namesMentioned(child, into);
  } else if (isNode(node)) {
    if (node["type"] === "Identifier" && typeof node["name"] === "string") into.add(node["name"]);
    const skipped = node["computed"] === true ? [] : namesOfOthers;
    for (const [key, child] of Object.entries(node)) {
      if (!skipped.some((name) => name === key)) namesMentioned(child, into);
    }
  }
  return into;
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
