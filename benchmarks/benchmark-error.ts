/**
 * `EVIDENCE_MISSING`, `EVIDENCE_UNREADABLE`, `EVIDENCE_UNWRITABLE`, `EVIDENCE_FULL`: of a folder of evidence. `TIMER_TOO_COARSE`: what was
 * timed is too short for this machine's clock. `NOTHING_MEASURED`: a workload left nothing to measure.
 * `SOURCE_NOT_FOUND`: a file that is to be measured is not where its importer says. `PROCESS_FAILED`: a process that was
 * to be measured ended without an answer, `PROCESS_TIMED_OUT`: it took too long. `UNKNOWN_BENCHMARK`: there is none of that name.
 * `ANSWERS_DIFFER`: two ways that are compared do not say the same.
 */
export type BenchmarkErrorCode =
  | "EVIDENCE_MISSING"
  | "EVIDENCE_UNREADABLE"
  | "EVIDENCE_UNWRITABLE"
  | "EVIDENCE_FULL"
  | "TIMER_TOO_COARSE"
  | "NOTHING_MEASURED"
  | "SOURCE_NOT_FOUND"
  | "PROCESS_FAILED"
  | "PROCESS_TIMED_OUT"
  | "UNKNOWN_BENCHMARK"
  | "ANSWERS_DIFFER";

/** Thrown by the benchmarks; the message says what happened, where, and how to mend it. */
export class BenchmarkError extends Error {
  override readonly name = "BenchmarkError";
  readonly code: BenchmarkErrorCode;

  constructor(code: BenchmarkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
