import type { Interval } from "#kernel/statistics";
import { nodesOf } from "#model";
import type { NodeKind } from "#model";
import type { NodeEstimate, TimeSpread } from "../records/replicate.ts";
import type { SchedulesRun } from "../schedules/run-schedules.ts";
import { type Footing, footingOf } from "./footing.ts";
import type { System } from "./system.ts";

/** How old a content is, in ms: half of the time, and all but a hundredth of the time, it is no older. */
export type Age = Readonly<{ p50: Interval; p99: Interval }>;

/** How old what a view, a table or an effect on people shows is, and how long a record takes to be there. */
export type Freshness = Readonly<{
  id: string;
  kind: NodeKind;
  /** Records come one by one, or all at once by a schedule. */
  by: "record" | "schedule";
  /** From entering at the source; null where records do not come one by one, or none came. */
  latencyMs: TimeSpread | null;
  /** Since the oldest record came that is not yet shown; null where nothing is shown in time. */
  ageMs: Age | null;
  footing: Footing;
}>;

/**
 * An answer is made from several contents: `freshest` is the age of the newest of them, `oldest` that of the oldest.
 * Under a Lambda, the first is what the speed layer knows, the second what the batch layer has put right.
 */
export type AnswerAge = Readonly<{ id: string; freshestMs: Age; oldestMs: Age; footing: Footing }>;

/** Joins what records showed and what schedules showed; a view that both write is as old as the older. */
export function freshnessOf(
  system: System,
  estimates: ReadonlyMap<string, NodeEstimate>,
  agesMs: SchedulesRun["agesMs"],
): readonly Freshness[] {
  return system.nodes.flatMap(({ node: { id, kind } }): readonly Freshness[] => {
    if (kind !== "view" && kind !== "table" && kind !== "egress") return [];
    const footing = footingOf(id, system);
    if (agesMs.has(id)) {
      const age = agesMs.get(id) ?? null;
      const ageMs = age && { p50: exactly(age.p50), p99: exactly(age.p99) };
      return [{ id, kind, by: "schedule", latencyMs: null, ageMs, footing }];
    }
    const estimate = estimates.get(id);
    if (estimate === undefined) return [];
    const { latencyMs, stalenessMs } = estimate;
    return [{ id, kind, by: "record", latencyMs, ageMs: stalenessMs, footing }];
  });
}

/** A schedule has no chance in it: its bounds are the figure itself. */
function exactly(estimate: number): Interval {
  return { estimate, low: estimate, high: estimate, level: 1 };
}

/** The age of what each endpoint answers; an endpoint of which nothing is shown in time is left out. */
export function answerAgesOf(system: System, freshness: readonly Freshness[]): readonly AnswerAge[] {
  return nodesOf(system.options.topology, "endpoint").flatMap(({ id, reads }) => {
    const read = new Set(Object.values(reads).map((content) => content.id));
    const ages = freshness.filter((content) => read.has(content.id)).map(({ ageMs }) => ageMs);
    const known = ages
      .filter((age) => age !== null)
      .toSorted((one, two) => one.p99.estimate - two.p99.estimate);
    const [freshestMs] = known;
    const oldestMs = known.at(-1);
    if (freshestMs === undefined || oldestMs === undefined || known.length < ages.length) return [];
    return [{ id, freshestMs, oldestMs, footing: footingOf(id, system) }];
  });
}
