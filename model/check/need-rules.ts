import { upstreamOf } from "../language/flow.ts";
import { nodesOf } from "../language/topology.ts";
import type { Breach, ArchitectureRule } from "./rule.ts";

/** How far the sum of the sources' rates may be from the whole that is assumed, as a ratio. */
const rateTolerance = 0.01;

/** Rules about needs, and the volumes that they must be met at. */
export const needRules: readonly ArchitectureRule[] = [
  {
    id: "need-is-served",
    severity: "error",
    why: "A need that no endpoint, egress or view serves is a promise only.",
    mend: "Name in `servedBy` what answers it in each variant, or model what is missing.",
    finds: ({ needs, topologies }) =>
      needs.flatMap(({ id, servedBy }) =>
        topologies
          .filter(({ nodes }) => !nodes.some((node) => servedBy.includes(node.id)))
          .map((topology) => ({ at: `needs.${id}`, message: `nothing in ${topology.id} serves it` })),
      ),
  },
  {
    id: "need-has-an-objective",
    severity: "error",
    why: "What has no bound cannot be found wanting.",
    mend: "Give the objective a metric, whose it is, a bound above zero, and its unit.",
    finds: ({ needs }) =>
      needs.flatMap(({ id, objectives }) =>
        objectives
          .filter(
            ({ metric, subject, bound, unit }) =>
              metric === "" || subject === "" || unit === "" || !(bound > 0),
          )
          .map(({ metric }) => ({
            at: `needs.${id}`,
            message: `its objective "${metric}" lacks a name, a subject, a unit or a bound`,
          })),
      ),
  },
  {
    id: "need-is-fed",
    severity: "error",
    why: "A need is met from sources: one that does not reach what serves it feeds nothing.",
    mend: "Follow the flow from what serves the need back to the source, and join what is missing.",
    finds: ({ needs, topologies }) =>
      needs.flatMap(({ id, servedBy, fedBy }) =>
        topologies.flatMap((topology) => {
          const reached = upstreamOf(topology, servedBy);
          return fedBy
            .filter((sourceId) => !reached.has(sourceId))
            .map(
              (sourceId): Breach => ({
                at: `needs.${id}`,
                message: `${sourceId} does not reach it in ${topology.id}`,
              }),
            );
        }),
      ),
  },
  {
    id: "rates-add-up",
    severity: "error",
    why: "Capacity is sized from the sources, and promised for the whole.",
    mend: "Change the rate of a source, or that of `volumes.rate`.",
    finds: ({ topologies, volumes }) =>
      topologies.flatMap((topology) =>
        (["meanPerSecond", "eveningPeakPerSecond", "busiestPerSecond"] as const).flatMap((name) => {
          const sum = nodesOf(topology, "source").reduce((total, { rate }) => total + rate[name], 0);
          const whole = volumes.rate[name];
          return Math.abs(sum - whole) <= rateTolerance * whole
            ? []
            : [
                {
                  at: "volumes.rate",
                  message: `the sources of ${topology.id} have ${name} ${sum} together, not ${whole}`,
                },
              ];
        }),
      ),
  },
  {
    id: "kept-within-the-volumes",
    severity: "error",
    why: "Disks are sized for the retention that the volumes state.",
    mend: "Shorten the retention of the node, or raise it in `volumes`.",
    finds: ({ topologies, volumes }) =>
      topologies.flatMap((topology) => [
        ...nodesOf(topology, "stream")
          .filter(({ retentionDays }) => retentionDays > volumes.logRetentionDays)
          .map(({ id }) => ({
            at: `${topology.id}.${id}`,
            message: `it keeps longer than the log's ${volumes.logRetentionDays} days`,
          })),
        ...nodesOf(topology, "table")
          .filter(({ retentionDays }) => retentionDays > volumes.lakeRetentionDays)
          .map(({ id }) => ({
            at: `${topology.id}.${id}`,
            message: `it keeps longer than the lakehouse's ${volumes.lakeRetentionDays} days`,
          })),
      ]),
  },
];
