import type { ReadSource } from "../subject/project-files.ts";
import { type DeclaredFile, declarationsOf } from "./declarations.ts";

/** A name and the file that declares it. */
export type Origin = Readonly<{ path: string; name: string }>;

/**
 * Counts the lines of code on which a declaration stands, or anything that it leans on within a folder, each line once.
 * Comments, blank lines and imports do not count; types do, as somebody wrote them.
 *
 * @param folder - From the project's root; what lies outside is a library to it.
 */
export function countCodeReached(
  from: Origin,
  { folder, read }: Readonly<{ folder: string; read: ReadSource }>,
): number {
  const files = new Map<string, DeclaredFile>();
  const lines = new Set<string>();
  const seen = new Set<string>();
  const queue: Readonly<{ path: string; name: string | null }>[] = [from];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { path, name } = next;
    const key = `${path} ${name ?? "*"}`;
    if (seen.has(key) || !path.startsWith(`${folder}/`)) continue;
    seen.add(key);
    const file = files.get(path) ?? declarationsOf(path, read(path));
    files.set(path, file);
    for (const { names, mentions, lines: own } of file.declarations) {
      if (name !== null && !names.includes(name)) continue;
      for (const line of own) lines.add(`${path}:${line}`);
      queue.push(...[...mentions].map((mention) => file.imports.get(mention) ?? { path, name: mention }));
    }
  }
  return lines.size;
}
