import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What git ignores, and git itself; the tests must also run in a tree that was unpacked without git. */
const skipped = new Set([".git", "node_modules", "out", "coverage", "dist"]);

export type ProjectText = Readonly<{ path: string; text: string }>;

/** Reads every text file of the project, dot files included; a file that holds a zero byte is no text. */
export function readProjectTexts(): readonly ProjectText[] {
  return pathsUnder(".")
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(path, "utf8") }))
    .filter(({ text }) => !text.includes("\0"));
}

function pathsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name) && !name.endsWith(".tgz"))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pathsUnder(path);
      return entry.isFile() ? [path] : [];
    });
}
