import { SimulatorError } from "../simulator-error.ts";
import type { Network, NetworkNode } from "./network.ts";

/**
 * Refuses a network that no run can take.
 *
 * @throws {SimulatorError} `NETWORK_INVALID`, listing every fault.
 */
export function checkNetwork(network: Network): void {
  const ids = new Set(network.map(({ id }) => id));
  const faults = [
    ...(ids.size < network.length ? ["two nodes share an id"] : []),
    ...network.flatMap((node) => faultsOf(node, ids).map((fault) => `${node.id}: ${fault}`)),
    ...timelessCycles(network),
  ];
  if (faults.length === 0) return;
  throw new SimulatorError(
    "NETWORK_INVALID",
    `The network cannot run; mend each of these:\n${faults.join("\n")}`,
  );
}

function faultsOf({ work, to }: NetworkNode, ids: ReadonlySet<string>): readonly string[] {
  const edges = to.flatMap((edge) => [
    ...(ids.has(edge.to) ? [] : [`it sends to ${edge.to}, which is no node`]),
    ...(edge.factor >= 0 && Number.isFinite(edge.factor)
      ? []
      : [`the factor to ${edge.to} is ${edge.factor}; give a number of at least 0`]),
  ]);
  if (work.kind !== "station") return edges;
  const { serverCount, batchRecordsMax, service, hottestShare = 1 / serverCount } = work;
  return [
    ...edges,
    ...(isCount(serverCount) ? [] : [`it has ${serverCount} servers; give a whole number from 1 on`]),
    ...(isCount(batchRecordsMax)
      ? []
      : [`its batches hold ${batchRecordsMax} records; give a whole number from 1 on`]),
    ...(Math.min(service.perBatchMs, service.perRecordMs, service.scv) >= 0
      ? []
      : ["its service is below 0; give times and a variance of at least 0"]),
    ...(hottestShare >= 1 / serverCount - 1e-9 && hottestShare <= 1
      ? []
      : [`its hottest share is ${hottestShare}; give one from ${1 / serverCount} to 1`]),
  ];
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

/** Passages that lead back to themselves without a station between would never end. */
function timelessCycles(network: Network): readonly string[] {
  const byId = new Map(network.map((node) => [node.id, node]));
  return network
    .filter(({ work }) => work.kind === "passage")
    .filter(({ id }) => {
      const reached = new Set<string>();
      const ways = [...(byId.get(id)?.to ?? [])];
      for (const { to } of ways) {
        const next = byId.get(to);
        if (next?.work.kind !== "passage" || reached.has(to)) continue;
        reached.add(to);
        ways.push(...next.to);
      }
      return reached.has(id);
    })
    .map(({ id }) => `${id}: records come back to it in no time; put a station into the cycle`);
}
