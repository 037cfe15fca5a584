import { describe, expect, it } from "vitest";
import { type Task, runSchedules } from "../../simulators/schedules/run-schedules.ts";

const hourMs = 3_600_000;
const inflow = [{ id: "log", lagMs: 1_000 }] as const;
const feed: Task = {
  id: "feed",
  kind: "feed",
  everyMs: 60_000,
  settleMs: 0,
  reads: ["log"],
  writes: ["table"],
  perRunMs: 0,
  perInflowMs: 0,
};
const recompute: Task = {
  ...feed,
  id: "job",
  kind: "recompute",
  everyMs: hourMs,
  reads: ["table"],
  writes: ["view"],
};

describe("what a schedule shows", () => {
  it("ages from the lag to the lag and a period, evenly", () => {
    const age = runSchedules(inflow, [feed]).agesMs.get("table");
    expect(age?.p50).toBeCloseTo(1_000 + 30_000, 3);
    expect(age?.p99).toBeCloseTo(1_000 + 59_400, 3);
  });

  it("waits in a chain for what comes before it", () => {
    const { agesMs, tasks } = runSchedules(inflow, [feed, { ...recompute, perRunMs: 5_000 }]);
    // On the hour the table is complete to a second before it: the next minute's feed covers the hour.
    expect(agesMs.get("view")?.p50).toBeCloseTo(60_000 + 5_000 + hourMs / 2, 3);
    expect(tasks[1]).toMatchObject({ runCount: 12, runMsMean: 5_000 });
    expect(tasks[1]?.utilization).toBeCloseTo(5_000 / hourMs, 9);
  });

  it("reads straight from what comes in, once that has settled", () => {
    const lake = { ...recompute, reads: ["log"], settleMs: 20_000 };
    expect(runSchedules(inflow, [lake]).agesMs.get("view")?.p50).toBeCloseTo(21_000 + hourMs / 2, 3);
  });

  it("skips what a later run covers where runs take longer than their period", () => {
    const slow = { ...recompute, reads: ["log"], perRunMs: 1.5 * hourMs };
    const { agesMs, tasks } = runSchedules(inflow, [feed, slow]);
    expect(tasks[1]?.utilization).toBeGreaterThan(0.9);
    expect(agesMs.get("view")?.p99).toBeGreaterThan(2.5 * hourMs);
    expect(agesMs.get("view")?.p99).toBeLessThan(4 * hourMs);
  });

  it("takes longer over what it takes in, and begins late rather than twice at once", () => {
    const { tasks } = runSchedules(inflow, [{ ...feed, perRunMs: 10_000, perInflowMs: 0.5 }]);
    expect(tasks[0]?.runMsMean).toBeCloseTo(10_000 + 30_000, 3);
    const over = runSchedules(inflow, [{ ...feed, perRunMs: 70_000 }]);
    expect(over.tasks[0]?.utilization).toBeCloseTo(1, 6);
    // Seventy seconds and a second of lag when it is done, and seventy more until the next is.
    expect(over.agesMs.get("table")?.p50).toBeGreaterThan(104_000);
    expect(over.agesMs.get("table")?.p50).toBeLessThan(108_000);
  });

  it("is null where nothing is ever complete", () => {
    const never = { ...recompute, reads: ["nothing-writes-it"], perRunMs: 1e12 };
    expect(runSchedules(inflow, [never]).agesMs.get("view")).toBeNull();
    expect(runSchedules(inflow, []).agesMs.size).toBe(0);
  });
});
