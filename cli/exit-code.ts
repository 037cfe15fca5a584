/** A command line that cannot be understood; the message names the option, the value, and what is accepted. */
export class UsageError extends Error {
  readonly code = "USAGE";
}

/** What a command found out about a value only when it used it: the same fault of the command line. */
const misuses: ReadonlySet<unknown> = new Set([
  "INPUT_MISSING",
  "INPUT_IS_FOLDER",
  "INPUT_EMPTY",
  "INPUT_NOT_TEXT",
  "INPUT_NOT_OF_FORMAT",
  "EVIDENCE_MISSING",
]);

/** 2 for a misused command line, 3 for what could not be done. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2;
  return error instanceof Error && "code" in error && misuses.has(error.code) ? 2 : 3;
}

/** One line for a reader: the stable code, then what, where, and how to mend. A fault of ours keeps its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `archbench: ${String(error)}`;
  if (error instanceof UsageError) return `archbench: ${error.message}\nSee archbench --help.`;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return code ? `archbench: ${code}: ${error.message}` : `archbench: ${error.stack ?? error.message}`;
}
