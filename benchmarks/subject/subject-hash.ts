import { type Json, canonicalJson } from "#kernel/canonical-json";
import { sha256Hex } from "#kernel/hash";
import type { EvidenceOrigin, Topology, Workload } from "#model";
import type { Circumstances } from "../evidence/circumstances.ts";
import { importClosure } from "./import-closure.ts";
import { type ReadSource, readSource } from "./project-files.ts";

/** What is measured. */
export type Subject = Readonly<{
  /** The files whose code is measured and that measure it, from the project's root. */
  entries: readonly string[];
  topologies: readonly Topology[];
  workload: Workload;
}>;

/**
 * Hashes all that can change a figure but the machine: the code that runs with the entries, the topologies, the workload
 * and the versions of all packages. Comments, types, and the texts of the model are not in it.
 *
 * @returns SHA-256 in hexadecimal.
 * @throws {BenchmarkError} `SOURCE_NOT_FOUND`.
 */
export function subjectHash(
  { entries, topologies, workload }: Subject,
  read: ReadSource = readSource,
): string {
  const topologyValues: Json = JSON.parse(JSON.stringify(topologies));
  const files = importClosure(entries, read);
  return sha256Hex(
    canonicalJson({
      files: files.map(({ path, code }) => [path, code]),
      topologies: topologyValues,
      workload,
      lock: sha256Hex(read("package-lock.json")),
    }),
  );
}

/** The origin of what is measured of a subject here and now. */
export function originOf(circumstances: Circumstances, subject: Subject): EvidenceOrigin {
  return {
    ...circumstances,
    provenance: "measured",
    workload: subject.workload,
    subjectHash: subjectHash(subject),
  };
}
