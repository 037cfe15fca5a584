import type { NetworkEdge, NetworkNode, RateProfile, ServiceTime, Station } from "#simulators";

/** Pieces of networks, in which a test says only what it is about. */
export function arrivals(id: string, perSecond: number, ...ways: readonly NetworkEdge[]): NetworkNode {
  return arrivalsBy(id, { kind: "steady", perSecond }, ...ways);
}

export function arrivalsBy(id: string, profile: RateProfile, ...ways: readonly NetworkEdge[]): NetworkNode {
  return { id, work: { kind: "arrivals", profile }, to: ways, observed: false };
}

export function station(id: string, spec: Partial<Station>, ...ways: readonly NetworkEdge[]): NetworkNode {
  const work = {
    kind: "station",
    serverCount: 1,
    queue: "shared",
    batchRecordsMax: 1,
    service: exponentialMs(1),
    ...spec,
  } as const;
  return { id, work, to: ways, observed: true };
}

export function exponentialMs(meanMs: number): ServiceTime {
  return { perBatchMs: 0, perRecordMs: meanMs, scv: 1 };
}

export function to(id: string, factor = 1): NetworkEdge {
  return { to: id, factor };
}
