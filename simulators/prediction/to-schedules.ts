import { nodesOf, upstreamOf } from "#model";
import { type Inflow, type Task } from "../schedules/run-schedules.ts";
import type { LoadedNode, System } from "./system.ts";
import { rowsHeld, runMs } from "./utilization.ts";

/**
 * Makes the scheduled work of a system: table sinks take what came since the last time, jobs recompute from all that
 * their inputs hold, once these hold everything before the multiple of the event clock that is due.
 *
 * @param lagMs - By the id of a stream or a landing: how long a record takes to be there.
 */
export function toSchedules(
  system: System,
  lagMs: ReadonlyMap<string, number>,
): Readonly<{ inflows: readonly Inflow[]; tasks: readonly Task[] }> {
  const tasks = system.nodes.flatMap((loaded) => taskOf(loaded, system));
  const written = new Set(tasks.flatMap(({ writes }) => writes));
  const inflowIds = new Set(tasks.flatMap(({ reads }) => reads).filter((id) => !written.has(id)));
  return { tasks, inflows: Array.from(inflowIds, (id) => ({ id, lagMs: lagMs.get(id) ?? 0 })) };
}

function taskOf(loaded: LoadedNode, system: System): readonly Task[] {
  const { node, rate } = loaded;
  const perRunMs = runMs(loaded, 0);
  if (node.kind === "table-sink") {
    return [
      {
        id: node.id,
        kind: "feed",
        everyMs: node.everyMs,
        settleMs: 0,
        reads: [node.from.id],
        writes: [node.into.id],
        perRunMs,
        perInflowMs: runMs(loaded, rate.perSecond / 1000) - perRunMs,
      },
    ];
  }
  if (node.kind !== "job") return [];
  return [
    {
      id: node.id,
      kind: "recompute",
      everyMs: node.everyMs,
      settleMs: disorderMs(node.id, system),
      reads: Object.values(node.reads).map(({ id }) => id),
      writes: Object.values(node.writes).map(({ id }) => id),
      perRunMs: runMs(loaded, rowsHeld(loaded, system)),
      perInflowMs: 0,
    },
  ];
}

/** A job goes by the event clock, which is behind by the disorder of what the job is made from. */
function disorderMs(jobId: string, { options: { topology } }: System): number {
  const upstream = upstreamOf(topology, [jobId]);
  const streams = nodesOf(topology, "stream").filter(({ id }) => upstream.has(id));
  return Math.max(0, ...streams.map(({ outOfOrdernessMs }) => outOfOrdernessMs));
}
