import { describe, expect, it } from "vitest";
import { generalService, manyServers, replicate, singleServer, solveTraffic } from "#simulators";
import type { Network, NodeEstimate } from "#simulators";
import { arrivals, exponentialMs, station, to } from "./networks.ts";

const length = { warmUpMs: 5_000, measuredMs: 120_000 } as const;

function estimatesOf(network: Network, seed = "oracle"): readonly NodeEstimate[] {
  return replicate(network, { length, seed, replicationCount: 7 }).nodes;
}

function estimateOf(network: Network, id: string): NodeEstimate {
  const found = estimatesOf(network).find((node) => node.id === id);
  if (found === undefined) throw new Error(`no node ${id}`);
  return found;
}

/**
 * Holds an estimate against theory: within its interval, made wider by half so that one seed is no game of chance, and
 * an interval so wide that it holds anything proves nothing.
 */
function judge(interval: NodeEstimate["throughputPerSecond"] | undefined, theory: number): string {
  const { estimate = Number.NaN, low = Number.NaN, high = Number.NaN } = interval ?? {};
  const reach = 1.5 * (high - low);
  const agrees = Math.abs(estimate - theory) <= reach && reach < 0.2 * theory;
  return agrees ? "agrees" : `${estimate} in ${low}..${high}, where theory says ${theory}`;
}

describe("one station under Poisson arrivals", () => {
  it.each([0.3, 0.8])("waits as M/M/1 does at utilization %d", (utilization) => {
    const theory = singleServer({ arrivalRate: utilization, serviceRate: 1 });
    const { station: found, throughputPerSecond } = estimateOf(
      [arrivals("in", 1000 * utilization, to("queue")), station("queue", {})],
      "queue",
    );
    expect(judge(found?.waitMs?.mean, theory.waitMean)).toBe("agrees");
    expect(judge(found?.sojournMs?.mean, theory.sojournMean)).toBe("agrees");
    expect(judge(found?.utilization, utilization)).toBe("agrees");
    expect(judge(found?.inQueueMean, theory.inQueueMean)).toBe("agrees");
    expect(judge(found?.inSystemMean, theory.inSystemMean)).toBe("agrees");
    expect(judge(throughputPerSecond, 1000 * utilization)).toBe("agrees");
    // The sojourn of M/M/1 is exponential.
    expect(judge(found?.sojournMs?.p50, theory.sojournMean * Math.log(2))).toBe("agrees");
    expect(judge(found?.sojournMs?.p99, theory.sojournMean * Math.log(100))).toBe("agrees");
  });

  it.each([
    { serverCount: 2, offeredLoad: 1.5 },
    { serverCount: 8, offeredLoad: 6 },
  ])("waits as M/M/c does with $serverCount servers", ({ serverCount, offeredLoad }) => {
    const theory = manyServers({ arrivalRate: offeredLoad, serviceRate: 1, serverCount });
    const { station: found } = estimateOf(
      [arrivals("in", 1000 * offeredLoad, to("queue")), station("queue", { serverCount })],
      "queue",
    );
    expect(judge(found?.waitMs?.mean, theory.waitMean)).toBe("agrees");
    expect(judge(found?.utilization, theory.utilization)).toBe("agrees");
    expect(judge(found?.inSystemMean, theory.inSystemMean)).toBe("agrees");
  });

  it.each([0, 0.5, 4])("waits as M/G/1 does where the service has a variance of %d", (serviceScv) => {
    const theory = generalService({ arrivalRate: 0.7, serviceMean: 1, serviceScv });
    const service = { perBatchMs: 0, perRecordMs: 1, scv: serviceScv };
    const { station: found } = estimateOf(
      [arrivals("in", 700, to("queue")), station("queue", { service })],
      "queue",
    );
    expect(judge(found?.waitMs?.mean, theory.waitMean)).toBe("agrees");
    expect(judge(found?.inSystemMean, theory.inSystemMean)).toBe("agrees");
  });

  it("is as many queues of its own where records are sent to servers by key", () => {
    const theory = singleServer({ arrivalRate: 0.8, serviceRate: 1 });
    const keyed = { serverCount: 4, queue: "keyed" } as const;
    const { station: found } = estimateOf(
      [arrivals("in", 3200, to("queue")), station("queue", keyed)],
      "queue",
    );
    expect(judge(found?.waitMs?.mean, theory.waitMean)).toBe("agrees");
    expect(judge(found?.utilization, 0.8)).toBe("agrees");
  });
});

describe("a network of stations", () => {
  it("holds as many records as Jackson's theorem says, feedback and fan-out included", () => {
    const network = [
      arrivals("in", 100, to("first")),
      station("first", { service: exponentialMs(5) }, to("second", 0.5), to("third", 0.5)),
      station("second", { service: exponentialMs(1000 / 120) }, to("first", 0.2)),
      station("third", { service: exponentialMs(10) }),
    ];
    const rates = solveTraffic(new Map([["first", 1]]), [
      { from: "first", to: "second", factor: 0.5 },
      { from: "first", to: "third", factor: 0.5 },
      { from: "second", to: "first", factor: 0.2 },
    ]);
    expect(rates.get("first")).toBeCloseTo(10 / 9, 9);
    expect(rates.get("third")).toBeCloseTo(5 / 9, 9);
    const found = new Map(estimatesOf(network).map(({ id, station: estimate }) => [id, estimate]));
    expect(judge(found.get("first")?.inSystemMean, 5 / 4)).toBe("agrees");
    expect(judge(found.get("second")?.inSystemMean, 25 / 29)).toBe("agrees");
    expect(judge(found.get("third")?.inSystemMean, 5 / 4)).toBe("agrees");
  });

  it("obeys Little's law and the utilization law at each station, batches and fan-out included", () => {
    const service = { perBatchMs: 2, perRecordMs: 0.3, scv: 1 };
    const network = [
      arrivals("in", 500, to("cut")),
      station("cut", { batchRecordsMax: 8192, service }, to("tally", 3.4)),
      station("tally", {
        batchRecordsMax: 50,
        service: { ...service, perRecordMs: 0.2 },
        serverCount: 2,
        queue: "keyed",
      }),
    ];
    for (const { station: found, throughputPerSecond } of estimatesOf(network).slice(1)) {
      const perMs = throughputPerSecond.estimate / 1000;
      expect(judge(found?.inSystemMean, perMs * (found?.sojournMs?.mean.estimate ?? 0))).toBe("agrees");
      expect(judge(found?.inQueueMean, perMs * (found?.waitMs?.mean.estimate ?? 0))).toBe("agrees");
    }
    const constant = { perBatchMs: 0, perRecordMs: 0.4, scv: 0 };
    const tandem = [
      arrivals("in", 500, to("cut")),
      station("cut", { service: constant }, to("tally", 3.4)),
      station("tally", { service: constant }),
    ];
    const [, cut, tally] = estimatesOf(tandem);
    expect(judge(cut?.throughputPerSecond, 500)).toBe("agrees");
    expect(judge(tally?.throughputPerSecond, 1700)).toBe("agrees");
    expect(judge(cut?.station?.utilization, 500 * 0.0004)).toBe("agrees");
    expect(judge(tally?.station?.utilization, 1700 * 0.0004)).toBe("agrees");
  });
});

describe("an interval of replications", () => {
  it("holds the true wait of M/M/1 in about 95 of 100 seeds", () => {
    const theory = singleServer({ arrivalRate: 0.5, serviceRate: 1 });
    const network = [arrivals("in", 500, to("queue")), station("queue", {})];
    let held = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { nodes } = replicate(network, {
        length: { warmUpMs: 500, measuredMs: 4_000 },
        seed: `cover-${seed}`,
        replicationCount: 10,
      });
      const wait = nodes[1]?.station?.waitMs?.mean;
      if (wait && wait.low <= theory.waitMean && theory.waitMean <= wait.high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(88);
  });
});
