import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = process.env["ARCHBENCH_DATA"] ?? join("..", "shared", "data");

/**
 * A file of public data that the project does not carry, beside the project's folder or in ARCHBENCH_DATA. What needs
 * it is skipped where `isThere` is false, and `title` says so.
 */
export function publicData(path: string): Readonly<{ path: string; isThere: boolean; title: string }> {
  const found = join(folder, path);
  const isThere = existsSync(found);
  return { path: found, isThere, title: isThere ? path : `${path} (skipped: it is not in ${folder})` };
}
