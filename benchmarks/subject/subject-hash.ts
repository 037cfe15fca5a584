import { type Json, canonicalJson } from "#kernel/canonical-json";
import { sha256Hex } from "#kernel/hash";
import type { Evidence, EvidenceOrigin, Topology, Workload } from "#model";
import type { Circumstances } from "../evidence/circumstances.ts";
import { BenchmarkError } from "../benchmark-error.ts";
import { type ClosureFile, importClosure } from "./import-closure.ts";
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
  return hashOf(importClosure(entries, read), { topologies, workload }, read);
}

/**
 * Gives the ids of the evidence that is stale: what it measured has changed since, or is no longer there.
 *
 * @param topologies - All that there are, as they are now.
 */
export function staleIds(
  evidence: readonly Evidence[],
  topologies: readonly Topology[],
  read: ReadSource = readSource,
): ReadonlySet<string> {
  const closures = new Map<string, readonly ClosureFile[]>();
  const closureOf = (entries: readonly string[]): readonly ClosureFile[] => {
    const key = JSON.stringify(entries);
    const files = closures.get(key) ?? importClosure(entries, read);
    closures.set(key, files);
    return files;
  };
  const isStale = ({ subjectOf, workload, subjectHash: hash }: Evidence): boolean => {
    const known = subjectOf.topologies.map((id) => topologies.find((topology) => topology.id === id));
    const present = known.filter((topology) => topology !== undefined);
    if (present.length < known.length) return true;
    try {
      return hashOf(closureOf(subjectOf.entries), { topologies: present, workload }, read) !== hash;
    } catch (cause) {
      if (cause instanceof BenchmarkError && cause.code === "SOURCE_NOT_FOUND") return true;
      throw cause;
    }
  };
  return new Set(evidence.filter(isStale).map(({ id }) => id));
}

function hashOf(
  files: readonly ClosureFile[],
  { topologies, workload }: Omit<Subject, "entries">,
  read: ReadSource,
): string {
  const topologyValues: Json = JSON.parse(JSON.stringify(topologies));
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
    subjectOf: { entries: subject.entries, topologies: subject.topologies.map(({ id }) => id) },
    subjectHash: subjectHash(subject),
  };
}
