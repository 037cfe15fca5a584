import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "#kernel/canonical-json";
import { sha256Hex } from "#kernel/hash";
import type { Workload } from "#model";

/** What can change a measured figure: code that runs or feeds it, the topologies, and the versions of packages. */
const subjects = [
  "{kernel,generators,reference-impl,benchmarks}/**/*.ts",
  "model/language/*.ts",
  "model/omnishop/{places,selling,kappa,lambda}.ts",
  "model/omnishop/contracts/*.ts",
  "package-lock.json",
];

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The files that the hash covers, from the project's folder, sorted: no text, no layout, no report. */
export function subjectFiles(): readonly string[] {
  return subjects.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
}

/** SHA-256 of the workload and of all that can change a figure; while it stands, evidence is not stale. */
export function subjectHash(workload: Workload): string {
  const parts = subjectFiles().map((path) => `${path} ${sha256Hex(readFileSync(`${root}/${path}`))}`);
  return sha256Hex([canonicalJson(workload), ...parts].join("\n"));
}
