import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runNetwork, SimulatorError, solveTraffic } from "#simulators";
import type { Network, NetworkRun } from "#simulators";
import { arrivals, arrivalsBy, exponentialMs, station, to } from "./networks.ts";

const length = { warmUpMs: 200, measuredMs: 2_000 } as const;

function waitOf(run: NetworkRun, index: number): number {
  const waits = run.nodes[index]?.station?.waits;
  return waits !== undefined && waits.count > 0 ? waits.meanMs() : 0;
}

/** What can be compared of a run to the last bit. */
function digestOf({ nodes, eventCount, visitCount }: NetworkRun): unknown {
  return {
    eventCount,
    visitCount,
    nodes: nodes.map(({ id, total, grown, station: tally, observed }) => ({
      id,
      total,
      grown,
      areas: tally && [tally.queueArea, tally.systemArea, tally.busyArea, tally.sojourns.quantileMs(0.9)],
      shown: observed && [observed.latencies.meanMs(), ...observed.staleness.quantilesMs([0.5, 0.99])],
    })),
  };
}

const network: Network = [
  arrivals("in", 700, to("cut")),
  station(
    "cut",
    { batchRecordsMax: 20, service: { perBatchMs: 1, perRecordMs: 0.1, scv: 2 } },
    to("log", 2.5),
  ),
  { id: "log", work: { kind: "passage" }, to: [to("tally"), to("alert", 0.01)], observed: true },
  station("tally", { serverCount: 3, queue: "keyed", service: exponentialMs(0.8) }),
  station("alert", { service: exponentialMs(5) }),
];

describe("a run of a network", () => {
  it("is the same to the last bit for the same seed, and another for another", () => {
    const first = digestOf(runNetwork(network, { length, seed: "one" }));
    expect(digestOf(runNetwork(network, { length, seed: "one" }))).toEqual(first);
    expect(digestOf(runNetwork(network, { length, seed: "two" }))).not.toEqual(first);
  });

  it("never makes records wait longer for another server, whatever the load and the seed", () => {
    const queues = fc.record({
      perSecond: fc.integer({ min: 50, max: 3_000 }),
      serverCount: fc.integer({ min: 1, max: 6 }),
      scv: fc.constantFrom(0, 0.4, 1, 5),
      seed: fc.string(),
    });
    fc.assert(
      fc.property(queues, ({ perSecond, serverCount, scv, seed }) => {
        const service = { perBatchMs: 0, perRecordMs: 1, scv };
        const waitWith = (servers: number): number =>
          waitOf(
            runNetwork(
              [arrivals("in", perSecond, to("queue")), station("queue", { serverCount: servers, service })],
              {
                length: { warmUpMs: 0, measuredMs: 1_000 },
                seed,
              },
            ),
            1,
          );
        // Those that still wait when an overloaded run ends have no wait yet: a stable one has hardly any.
        fc.pre(perSecond < 900 * serverCount);
        expect(waitWith(serverCount + 1)).toBeLessThanOrEqual(waitWith(serverCount) + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("loses and invents no record: what came to a node has left it or is still there", () => {
    const shapes = fc.record({
      perSecond: fc.integer({ min: 1, max: 4_000 }),
      factor: fc.double({ min: 0, max: 4, noNaN: true }),
      batchRecordsMax: fc.integer({ min: 1, max: 100 }),
      serverCount: fc.integer({ min: 1, max: 5 }),
      queue: fc.constantFrom("shared", "keyed"),
      seed: fc.string(),
    });
    fc.assert(
      fc.property(shapes, ({ perSecond, factor, seed, ...spec }) => {
        const { nodes } = runNetwork(
          [
            arrivals("in", perSecond, to("first"), {
              to: "second",
              factor: 1,
              toEach: spec.queue === "keyed",
            }),
            station("first", spec, to("second", factor)),
            station("second", spec),
          ],
          { length, seed },
        );
        for (const { total } of nodes) expect(total.arrived).toBe(total.departed + total.left);
        const [source, first, second] = nodes;
        expect(first?.total.arrived).toBe(source?.total.departed);
        const sent = (first?.total.departed ?? 0) * factor;
        const direct = (source?.total.departed ?? 0) * (spec.queue === "keyed" ? spec.serverCount : 1);
        const reach = 5 * Math.sqrt((first?.total.departed ?? 0) + 1);
        expect(Math.abs((second?.total.arrived ?? 0) - direct - sent)).toBeLessThanOrEqual(reach);
      }),
      { numRuns: 60 },
    );
  });

  it("grows a backlog by what the servers cannot carry", () => {
    const run = runNetwork([arrivals("in", 1_500, to("queue")), station("queue", {})], {
      length: { warmUpMs: 1_000, measuredMs: 20_000 },
      seed: "over",
    });
    const grownPerSecond = (run.nodes[1]?.grown ?? 0) / 20;
    expect(grownPerSecond).toBeGreaterThan(450);
    expect(grownPerSecond).toBeLessThan(550);
  });

  it("sends the hottest share of the records to one of the keyed servers", () => {
    const hot = { serverCount: 4, queue: "keyed", hottestShare: 0.7, service: exponentialMs(1) } as const;
    const run = runNetwork([arrivals("in", 1_000, to("queue")), station("queue", hot)], {
      length,
      seed: "hot",
    });
    const even = runNetwork(
      [arrivals("in", 1_000, to("queue")), station("queue", { ...hot, hottestShare: 0.25 })],
      {
        length,
        seed: "hot",
      },
    );
    expect(waitOf(run, 1)).toBeGreaterThan(3 * waitOf(even, 1));
  });

  it("follows a day's profile: the evening is fuller than the night, the burst fuller still", () => {
    const day = {
      kind: "day",
      dayMs: 24_000,
      meanPerSecond: 100,
      eveningPeakPerSecond: 500,
      burstPerSecond: 3_000,
    } as const;
    const cameIn = (fromMs: number, toMs: number): number => {
      const source = [arrivalsBy("in", day)];
      const until = (endMs: number): number =>
        runNetwork(source, { length: { warmUpMs: 0, measuredMs: endMs }, seed: "day" }).nodes[0]?.total
          .arrived ?? 0;
      return (until(toMs) - until(fromMs)) / ((toMs - fromMs) / 1000);
    };
    expect(cameIn(2_000, 8_000)).toBeLessThan(110);
    expect(cameIn(18_000, 18_700)).toBeGreaterThan(250);
    expect(cameIn(18_760, 19_240)).toBeGreaterThan(2_500);
    expect(cameIn(20_000, 21_000)).toBeLessThan(450);
  });
});

describe("how stale a node's content is", () => {
  it("is the age of the oldest record that is not shown yet", () => {
    // One record a second, each a constant 250 ms on its way: for a quarter of the time one is missing.
    const service = { perBatchMs: 0, perRecordMs: 250, scv: 0 };
    const run = runNetwork([arrivals("in", 0.05, to("slow")), station("slow", { service })], {
      length: { warmUpMs: 0, measuredMs: 4_000_000 },
      seed: "stale",
    });
    const observed = run.nodes[1]?.observed;
    const [p50 = -1, max = -1] = observed?.staleness.quantilesMs([0.5, 1]) ?? [];
    expect(p50).toBe(0);
    expect(max).toBeLessThanOrEqual(500);
    expect(max).toBeGreaterThan(100);
    expect(observed?.latencies.quantileMs(0.5)).toBeGreaterThan(249);
    expect(observed?.latencies.quantileMs(0.5)).toBeLessThan(251.5);
  });
});

describe("a network that cannot run", () => {
  it("is refused with every fault", () => {
    const broken: Network = [
      arrivals("in", 1, to("gone")),
      station("queue", { serverCount: 0, batchRecordsMax: 1.5 }),
      { id: "a", work: { kind: "passage" }, to: [to("b")], observed: false },
      { id: "b", work: { kind: "passage" }, to: [to("a")], observed: false },
    ];
    const run = (): unknown => runNetwork(broken, { length, seed: "x" });
    expect(run).toThrow(SimulatorError);
    for (const fault of [/gone/, /0 servers/, /1\.5 records/, /a: records come back/]) {
      expect(run).toThrow(fault);
    }
  });

  it("and rates that feed themselves without end are refused", () => {
    const circle = [
      { from: "a", to: "b", factor: 1 },
      { from: "b", to: "a", factor: 1 },
    ];
    expect(() => solveTraffic(new Map([["a", 1]]), circle)).toThrow(SimulatorError);
  });
});
