import { execFileSync } from "node:child_process";
import { ratioInterval } from "#kernel/bootstrap";
import { formatIsoDate, utcDay } from "#kernel/civil-time";
import { createRandom } from "#kernel/random";
import type { Better, Comparison, Workload } from "#model";
import { environmentOf } from "./environment.ts";
import { subjectHash } from "./subject-hash.ts";

/** What was compared, by whom it was measured in turn, and under which load. */
export type Measured = Readonly<{
  metric: string;
  of: string;
  comparedWith: string;
  better: Better;
  pairs: Comparison["pairs"];
  workload: Workload;
  seed: string;
  profile: "quick" | "full";
}>;

/** Makes evidence of pairs measured just now on this machine; the interval is a 95 % bootstrap over the pairs. */
export function comparisonOf(measured: Measured, nowMs: number): Comparison {
  const pairs = measured.pairs.map(({ of, comparedWith }) => ({ numerator: of, denominator: comparedWith }));
  const { metric, of, comparedWith } = measured;
  const { estimate, low, high, level } = ratioInterval(pairs, {
    random: createRandom(`${metric} ${of} ${comparedWith}`),
  });
  return {
    kind: "comparison",
    id: `${metric}.${of}.${comparedWith}`,
    ...measured,
    ratio: estimate,
    interval: { low, high, level },
    provenance: "measured",
    commit: commitOf(),
    takenOn: formatIsoDate(utcDay(nowMs)),
    subjectHash: subjectHash(measured.workload),
    environment: environmentOf(),
  };
}

function commitOf(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], {
      cwd: import.meta.dirname,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}
