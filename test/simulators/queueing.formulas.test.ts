import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangC, generalService, manyServers, singleServer } from "#simulators";

describe("Erlang's C formula", () => {
  it.each([
    { serverCount: 2, offeredLoad: 1, exact: 1 / 3 },
    { serverCount: 2, offeredLoad: 3 / 2, exact: 9 / 14 },
    { serverCount: 2, offeredLoad: 9 / 5, exact: 81 / 95 },
    { serverCount: 3, offeredLoad: 2, exact: 4 / 9 },
    { serverCount: 3, offeredLoad: 2.7, exact: 6561 / 8030 },
    { serverCount: 4, offeredLoad: 3, exact: 27 / 53 },
    { serverCount: 5, offeredLoad: 4, exact: 128 / 231 },
    { serverCount: 8, offeredLoad: 6, exact: 5832 / 16337 },
    { serverCount: 10, offeredLoad: 6, exact: 1458 / 14393 },
    { serverCount: 10, offeredLoad: 9, exact: 0.6687315241 },
    { serverCount: 20, offeredLoad: 18, exact: 0.5507690048 },
    { serverCount: 50, offeredLoad: 45, exact: 0.3638644672 },
    { serverCount: 100, offeredLoad: 90, exact: 0.2169404809 },
  ])("gives $exact for $serverCount servers under a load of $offeredLoad", ({ exact, ...queue }) => {
    expect(erlangC(queue)).toBeCloseTo(exact, 9);
  });

  it("falls with each further server", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (serverCount, share) => {
          const offeredLoad = serverCount * share;
          expect(erlangC({ serverCount: serverCount + 1, offeredLoad })).toBeLessThan(
            erlangC({ serverCount, offeredLoad }),
          );
        },
      ),
    );
  });

  it("refuses a load that the servers cannot carry", () => {
    expect(() => erlangC({ serverCount: 2, offeredLoad: 2 })).toThrow(/offered load/);
  });
});

describe("the Pollaczek-Khinchine formula", () => {
  it.each([
    { arrivalRate: 0.8, serviceScv: 0, waitMean: 2 },
    { arrivalRate: 0.8, serviceScv: 0.5, waitMean: 3 },
    { arrivalRate: 0.8, serviceScv: 1, waitMean: 4 },
    { arrivalRate: 0.8, serviceScv: 4, waitMean: 10 },
    { arrivalRate: 0.9, serviceScv: 0, waitMean: 4.5 },
    { arrivalRate: 0.9, serviceScv: 0.5, waitMean: 6.75 },
    { arrivalRate: 0.9, serviceScv: 1, waitMean: 9 },
    { arrivalRate: 0.9, serviceScv: 4, waitMean: 22.5 },
  ])("gives a wait of $waitMean at $arrivalRate for a variance of $serviceScv", (row) => {
    const { arrivalRate, serviceScv, waitMean } = row;
    expect(generalService({ arrivalRate, serviceMean: 1, serviceScv }).waitMean).toBeCloseTo(waitMean, 12);
  });

  it("is the M/M/1 formula where the service is exponential, and M/M/c with one server is too", () => {
    const queue = { arrivalRate: 3, serviceRate: 4 };
    const expected = singleServer(queue);
    expect(expected).toMatchObject({ utilization: 0.75, waitMean: 0.75, sojournMean: 1, inSystemMean: 3 });
    const found = [
      generalService({ arrivalRate: 3, serviceMean: 1 / 4, serviceScv: 1 }),
      manyServers({ ...queue, serverCount: 1 }),
    ];
    for (const { waitMean, inQueueMean, waitProbability } of found) {
      expect(waitMean).toBeCloseTo(expected.waitMean, 12);
      expect(inQueueMean).toBeCloseTo(expected.inQueueMean, 12);
      expect(waitProbability).toBeCloseTo(expected.waitProbability, 12);
    }
  });

  it("has no steady state at full load", () => {
    expect(() => generalService({ arrivalRate: 1, serviceMean: 1, serviceScv: 1 })).toThrow(/utilization/);
    expect(() => singleServer({ arrivalRate: 5, serviceRate: 4 })).toThrow(/utilization/);
  });
});
