import type { LookAtSource, Taken } from "./parsed-source.ts";

/** A file that can change what is measured: its path from the root, and its code without comments and blank lines. */
export type ClosureFile = Readonly<{ path: string; code: string }>;

/**
 * Follows imports, and threads and processes that are started, from the entries, and gives all files of the project that
 * run with them, by path. Types are not followed, as they do not run; of a room's door only the names that are asked for
 * are: what else goes in and out by it, the texts of decisions among them, changes nothing.
 *
 * @param entries - Paths from the project's root.
 * @throws {BenchmarkError} `SOURCE_NOT_FOUND`.
 */
export function importClosure(entries: readonly string[], look: LookAtSource): readonly ClosureFile[] {
  const files = new Map<string, string>();
  const asked = new Set<string>();
  const queue: Taken[] = entries.map((path) => ({ path, names: "all" }));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (files.has(next.path)) continue;
    const source = look(next.path);
    if (source.kind === "code") {
      files.set(next.path, source.code);
      queue.push(...source.takes);
      continue;
    }
    const { names } = next;
    for (const { exported, path, imported } of source.passages) {
      const isAsked = names === "all" || names.includes(exported);
      const key = `${next.path} ${exported}`;
      if (!isAsked || asked.has(key)) continue;
      asked.add(key);
      queue.push({ path, names: imported === null ? "all" : [imported] });
    }
  }
  return [...files]
    .map(([path, code]) => ({ path, code }))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
}
