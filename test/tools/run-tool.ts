import { spawnSync } from "node:child_process";

/** Runs a program to its end. @returns its exit code (null where it is not there) and all that it said. */
export function runTool(
  program: string,
  words: readonly string[],
): Readonly<{ code: number | null; said: string }> {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return { code: status, said: `${stdout ?? ""}${stderr ?? ""}` };
}

/** Tells whether a program can be started here. */
export function hasTool(program: string, word: string): boolean {
  return runTool(program, [word]).code === 0;
}
