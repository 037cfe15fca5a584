import { cpus, platform, release, totalmem } from "node:os";
import type { Environment } from "#model";

/** This machine, as evidence names it. */
export function environmentOf(): Environment {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: Math.max(1, processors.length),
    memoryBytes: totalmem(),
    os: `${platform()} ${release()}`,
    node: process.versions.node,
  };
}
