/** A command line that cannot be understood; the message names the option, the value, and what is accepted. */
export class UsageError extends Error {
  readonly code = "USAGE";
}

/** 2 for a misused command line, 3 for what could not be done. */
export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError ? 2 : 3;
}

/** One line for a reader: the stable code, then what, where, and how to mend. A fault of ours keeps its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `archbench: ${String(error)}`;
  if (error instanceof UsageError) return `archbench: ${error.message}\nSee archbench --help.`;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return code ? `archbench: ${code}: ${error.message}` : `archbench: ${error.stack ?? error.message}`;
}
