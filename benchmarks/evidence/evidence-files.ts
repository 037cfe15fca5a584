import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEvidence } from "#model";
import type { Evidence } from "#model";
import { isDiskFull } from "#reference-impl/disk-full";
import { BenchmarkError } from "../benchmark-error.ts";

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Writes each piece into `<dir>/<id>.json`, in the place of an earlier one. A file is written beside and then renamed, so
 * that a reader never sees half of one.
 *
 * @throws {BenchmarkError} `EVIDENCE_UNWRITABLE` for an id that is no file name, or that two pieces share.
 * @throws {BenchmarkError} `EVIDENCE_FULL` where the disk is full: what has its name by then is whole.
 * @throws {ModelError} `EVIDENCE_INVALID`; nothing is then written.
 */
export async function writeEvidence(dir: string, evidence: readonly Evidence[]): Promise<void> {
  const ids = new Set<string>();
  for (const piece of evidence) {
    if (!idPattern.test(piece.id) || ids.has(piece.id)) {
      throw new BenchmarkError(
        "EVIDENCE_UNWRITABLE",
        `The id "${piece.id}" names no file of its own. Use lower case, digits and hyphens, and each id once.`,
      );
    }
    ids.add(piece.id);
    parseEvidence(piece);
  }
  await mkdir(dir, { recursive: true });
  for (const piece of evidence) {
    const beside = join(dir, `.${piece.id}.${process.pid}.tmp`);
    try {
      await writeFile(beside, `${JSON.stringify(piece, null, 2)}\n`);
      await rename(beside, join(dir, `${piece.id}.json`));
    } catch (cause) {
      await rm(beside, { force: true });
      throw isDiskFull(cause) ? full(dir, cause) : cause;
    }
  }
}

function full(dir: string, cause: unknown): BenchmarkError {
  return new BenchmarkError(
    "EVIDENCE_FULL",
    `The disk that holds the evidence in ${dir} is full (${cause instanceof Error ? cause.message : String(cause)}). ` +
      "Free room there, or name another folder with --out, and run again; no piece there is half written.",
    { cause },
  );
}

/**
 * Reads all evidence of a folder, by id.
 *
 * @throws {BenchmarkError} `EVIDENCE_MISSING` where there is no such folder, `EVIDENCE_UNREADABLE` listing every file
 * that is not evidence.
 */
export async function readEvidence(dir: string): Promise<readonly Evidence[]> {
  const names = await readdir(dir).catch((cause: unknown) => {
    throw new BenchmarkError(
      "EVIDENCE_MISSING",
      `There is no folder of evidence at ${dir}. Run the benchmarks to make one, or name another folder.`,
      { cause },
    );
  });
  const evidence: Evidence[] = [];
  const faults: string[] = [];
  for (const name of names.filter((file) => /^[^.].*\.json$/.test(file)).toSorted()) {
    try {
      const piece = parseEvidence(JSON.parse(await readFile(join(dir, name), "utf8")));
      if (`${piece.id}.json` !== name) throw new Error(`its id is "${piece.id}": rename it ${piece.id}.json`);
      evidence.push(piece);
    } catch (cause) {
      faults.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  if (faults.length === 0) return evidence;
  throw new BenchmarkError(
    "EVIDENCE_UNREADABLE",
    `Not all of ${dir} is evidence. Delete these files, or measure again:\n${faults.join("\n")}`,
  );
}
