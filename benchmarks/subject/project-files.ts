import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { BenchmarkError } from "../benchmark-error.ts";

/** The folder that holds package.json. */
export const projectRoot: string = dirname(dirname(import.meta.dirname));

/** Gives the text of a file by its path from the project's root, with forward slashes. */
export type ReadSource = (path: string) => string;

/** @throws {BenchmarkError} `SOURCE_NOT_FOUND`. */
export const readSource: ReadSource = (path) => {
  const file = join(projectRoot, path);
  if (existsSync(file)) return readFileSync(file, "utf8");
  throw new BenchmarkError(
    "SOURCE_NOT_FOUND",
    `${path} is to be measured, but is not there. Run from a whole copy of the project.`,
  );
};

/** The ways into rooms, as `imports` of package.json has them. */
const doors: Readonly<Record<string, string>> = readDoors();

function readDoors(): Readonly<Record<string, string>> {
  const manifest: Readonly<{ imports: Readonly<Record<string, string>> }> = JSON.parse(
    readSource("package.json"),
  );
  return manifest.imports;
}

/** The file of the project that an import names, or null for a package, which the lock file fixes. */
export function resolveImport(specifier: string, from: string): string | null {
  if (specifier.startsWith(".")) return normalize(join(dirname(from), specifier)).replaceAll("\\", "/");
  const exact = doors[specifier];
  if (exact !== undefined) return normalize(exact);
  for (const [pattern, target] of Object.entries(doors)) {
    const prefix = pattern.slice(0, -1);
    if (pattern.endsWith("*") && specifier.startsWith(prefix)) {
      return normalize(target.replace("*", specifier.slice(prefix.length)));
    }
  }
  return null;
}
