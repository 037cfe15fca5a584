import { hash } from "node:crypto";
import { type Json, canonicalJson } from "#kernel/canonical-json";
import type { Evidence, EvidenceOrigin, Topology, Workload } from "#model";
import type { Circumstances } from "../evidence/circumstances.ts";
import { BenchmarkError } from "../benchmark-error.ts";
import { importClosure } from "./import-closure.ts";
import { parsedOnce } from "./parsed-source.ts";
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
export function subjectHash(subject: Subject, read: ReadSource = readSource): string {
  return hashingOf(read)(subject);
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
  const hashNow = hashingOf(read);
  const isStale = ({ subjectOf: { entries, topologies: ids }, workload, subjectHash: then }: Evidence) => {
    const known = ids.map((id) => topologies.find((topology) => topology.id === id));
    const present = known.filter((topology) => topology !== undefined);
    if (present.length < known.length) return true;
    try {
      return hashNow({ entries, topologies: present, workload }) !== then;
    } catch (cause) {
      if (cause instanceof BenchmarkError && cause.code === "SOURCE_NOT_FOUND") return true;
      throw cause;
    }
  };
  return new Set(evidence.filter(isStale).map(({ id }) => id));
}

/** Hashes subjects that share files and topologies: each of these is read and hashed once. */
function hashingOf(read: ReadSource): (subject: Subject) => string {
  const look = parsedOnce(read);
  const codeOf = once({
    by: (entries: readonly string[]) => entries.join("\n"),
    make: (entries) => digest(importClosure(entries, look).map(({ path, code }) => [path, code])),
  });
  const topologyOf = once({
    by: (topology: Topology) => topology,
    make: (topology) => digest(JSON.parse(JSON.stringify(topology))),
  });
  const lockOf = once({ by: (path: string) => path, make: (path) => hash("sha256", read(path)) });
  return ({ entries, topologies, workload }) =>
    digest({
      code: codeOf(entries),
      topologies: topologies.map(topologyOf),
      workload,
      lock: lockOf("package-lock.json"),
    });
}

type Making<Input, Value> = Readonly<{ by: (input: Input) => unknown; make: (input: Input) => Value }>;

/** Makes a value once for all inputs that are the same by their key. */
function once<Input, Value>({ by, make }: Making<Input, Value>): (input: Input) => Value {
  const made = new Map<unknown, Value>();
  return (input) => {
    const key = by(input);
    const value = made.get(key) ?? make(input);
    made.set(key, value);
    return value;
  };
}

function digest(value: Json): string {
  return hash("sha256", canonicalJson(value));
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
