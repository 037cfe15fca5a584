import { execFile } from "node:child_process";
import { availableParallelism, cpus, release, totalmem, type } from "node:os";
import { promisify } from "node:util";
import type { Environment } from "#model";
import { projectRoot } from "../subject/project-files.ts";

/** What all evidence of one run has in common. */
export type Circumstances = Readonly<{
  profile: "quick" | "full";
  seed: string;
  commit: string;
  takenOn: string;
  environment: Environment;
}>;

/** Looks at the machine, the commit and the day. A commit whose tree was changed since ends in `-dirty`. */
export async function readCircumstances(
  run: Readonly<{ profile: "quick" | "full"; seed: string }>,
): Promise<Circumstances> {
  return {
    ...run,
    commit: await readCommit(),
    takenOn: new Date().toISOString().slice(0, 10),
    environment: readEnvironment(),
  };
}

/** Describes this machine. */
export function readEnvironment(): Environment {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
    node: process.versions.node,
  };
}

async function readCommit(): Promise<string> {
  const args = ["describe", "--always", "--dirty", "--exclude=*", "--abbrev=40"];
  try {
    const { stdout } = await promisify(execFile)("git", args, { cwd: projectRoot });
    return stdout.trim() || "unknown";
  } catch {
    return "unknown";
  }
}
