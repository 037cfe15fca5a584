import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Circumstances } from "#benchmarks";

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "benchmarks-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const circumstances: Circumstances = {
  profile: "quick",
  seed: "s-1",
  commit: "unknown",
  takenOn: "2026-11-25",
  environment: { cpu: "some cpu", cores: 2, memoryBytes: 8e9, os: "linux 6.1", node: "26.10.0" },
};
