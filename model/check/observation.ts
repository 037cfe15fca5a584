import type { Architecture } from "../language/architecture.ts";
import { flowsOf, upstreamOf } from "../language/flow.ts";
import type { Flow } from "../language/flow.ts";
import { placeOf } from "../language/lifted-flow.ts";
import { nodesOf } from "../language/topology.ts";
import type { Topology } from "../language/topology.ts";
import type { Finding } from "./rule.ts";

/** What a run was seen to move along one flow: records, rows or reads. */
export type ObservedFlow = Pick<Flow, "from" | "to" | "via"> & Readonly<{ count: number }>;

/** What a run of a topology showed of its own flows, by counters that the running parts keep themselves. */
export type Observation = Readonly<{
  topologyId: string;
  /** How many values each source offered. */
  offered: Readonly<Record<string, number>>;
  flows: readonly ObservedFlow[];
}>;

/** How an observed run and the model agree. */
export type Agreement = Readonly<{
  findings: readonly Finding[];
  modelledCount: number;
  seenCount: number;
  /** Flows to or from what this machine does not run. */
  absentCount: number;
}>;

/**
 * Holds what a run showed to the modelled flows. A flow that was seen and is not modelled, or is modelled and was not seen
 * although every source upstream of it sent something, is an error; where a source upstream sent nothing, a warning.
 */
export function holdToModel(
  architecture: Architecture,
  topology: Topology,
  observation: Observation,
): Agreement {
  const hostOf = new Map<string, string>(topology.nodes.map(({ id, host }) => [id, host.id]));
  const isAbsent = (nodeId: string): boolean => {
    const place = placeOf(hostOf.get(nodeId) ?? "", architecture);
    return place?.kind === "container" && place.onLaptop.state === "absent";
  };
  const modelled = flowsOf(topology);
  const running = modelled.filter(({ from, to }) => !isAbsent(from) && !isAbsent(to));
  const known = new Set(modelled.map(nameOf));
  const seen = new Set(observation.flows.filter(({ count }) => count > 0).map(nameOf));
  const unknown = [...seen].filter((name) => !known.has(name));
  const unseen = running.filter((flow) => !seen.has(nameOf(flow)));
  return {
    findings: [
      ...unknown.map(
        (name): Finding => ({
          rule: "seen-flow-is-modelled",
          severity: "error",
          at: `${topology.id}.${name}`,
          message: "the run moved data here, and the model has no such flow",
          mend: "Model the flow, or take it out of the code.",
        }),
      ),
      ...unseen.map((flow) => unseenFinding(flow, topology, observation)),
    ],
    modelledCount: modelled.length,
    seenCount: running.length - unseen.length,
    absentCount: modelled.length - running.length,
  };
}

function unseenFinding(flow: Flow, topology: Topology, { offered }: Observation): Finding {
  const upstream = upstreamOf(topology, [flow.from]);
  const sources = nodesOf(topology, "source").filter(({ id }) => upstream.has(id));
  const silent = sources.filter(({ id }) => !((offered[id] ?? 0) > 0)).map(({ id }) => id);
  const wasTried = sources.length > 0 && silent.length === 0;
  return {
    rule: wasTried ? "modelled-flow-is-seen" : "modelled-flow-was-tried",
    severity: wasTried ? "error" : "warning",
    at: `${topology.id}.${nameOf(flow)}`,
    message: wasTried
      ? `the model has this flow, and the run moved nothing here although ${sources.map(({ id }) => id).join(", ")} sent records`
      : `the run cannot tell: ${silent.join(", ") || "no source"} sent nothing`,
    mend: wasTried
      ? "Take the flow out of the model, or let the code use it; if it is only rare, observe a longer run."
      : "Observe a run in which these sources send.",
  };
}

function nameOf({ from, to, via }: Pick<Flow, "from" | "to" | "via">): string {
  return `${from} -> ${to} (${via})`;
}
