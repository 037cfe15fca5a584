import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { BenchmarkError, readEvidence } from "#benchmarks";
import type { Clock } from "#kernel/clock";
import { dayMs } from "#kernel/units";
import type { Evidence } from "#model";
import { studyEvidence } from "./study-evidence.ts";
import { WorkbenchError } from "./workbench-error.ts";

/** How far the clock of whoever measured may be ahead. */
const aheadMsMax = dayMs;

/**
 * The evidence of a folder that somebody named, or, where nobody did, the study's own: nothing unless there is one.
 *
 * @param clock - By which evidence of days to come is known.
 * @throws {BenchmarkError} `EVIDENCE_MISSING` for a folder that was named and is not there, or that holds other things
 *   only; `EVIDENCE_UNREADABLE`.
 * @throws {WorkbenchError} `EVIDENCE_FROM_FUTURE`, naming every piece that says it was taken more than a day from now.
 */
export async function evidenceOf(
  named: string | null,
  clock: Clock = Date.now,
): Promise<readonly Evidence[]> {
  if (named === null && !existsSync(studyEvidence)) return [];
  const folder = named ?? studyEvidence;
  const evidence = await readEvidence(folder);
  if (evidence.length === 0 && (await readdir(folder)).length > 0) {
    throw new BenchmarkError(
      "EVIDENCE_MISSING",
      `There is no file of evidence in ${folder}. Name the folder that holds them: a study leaves them in ${studyEvidence}.`,
    );
  }
  expectPast(evidence, { folder, nowMs: clock() });
  return evidence;
}

function expectPast(
  evidence: readonly Evidence[],
  { folder, nowMs }: Readonly<{ folder: string; nowMs: number }>,
): void {
  // A day is told in UTC, and begins at its midnight.
  const toCome = evidence.filter(({ takenOn }) => Date.parse(takenOn) - nowMs > aheadMsMax);
  if (toCome.length === 0) return;
  const today = new Date(nowMs).toISOString().slice(0, 10);
  throw new WorkbenchError(
    "EVIDENCE_FROM_FUTURE",
    `Not all of ${folder} can have been measured yet: by this machine's clock today is ${today}. Set the clock right, ` +
      `or delete these files and measure again:\n` +
      toCome.map(({ id, takenOn }) => `${id}.json: takenOn: ${takenOn}`).join("\n"),
  );
}
