import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "#kernel/statistics";
import { DurationHistogram } from "../../simulators/records/duration-histogram.ts";
import { Batch, RecordQueue } from "../../simulators/records/record-queue.ts";
import { Staleness } from "../../simulators/records/staleness.ts";

describe("a queue of records", () => {
  it("gives them back in the order in which they came, however it grew and emptied", () => {
    const steps = fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (moves) => {
        const queue = new RecordQueue();
        const batch = new Batch();
        const model: number[] = [];
        let next = 0;
        for (const move of moves) {
          for (let pushed = 0; pushed < move; pushed++) {
            queue.push(next, -next);
            model.push(next++);
          }
          const expected = model.splice(0, Math.max(0, -move));
          queue.moveTo(batch, Math.max(0, -move));
          expect([...batch.cameMs.subarray(0, batch.size)]).toEqual(expected);
          expect([...batch.enteredMs.subarray(0, batch.size)]).toEqual(expected.map((value) => -value));
          expect(queue.size).toBe(model.length);
        }
      }),
    );
  });
});

describe("a histogram of durations", () => {
  it("gives any quantile within half a per cent, and the exact mean", () => {
    const durations = fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const histogram = new DurationHistogram();
        for (const value of values) histogram.add(value);
        const sorted = values.toSorted((left, right) => left - right);
        const expected = sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] ?? 0;
        expect(Math.abs(histogram.quantileMs(q) - expected)).toBeLessThanOrEqual(0.0041 * expected);
        expect(histogram.meanMs()).toBeCloseTo(
          values.reduce((sum, value) => sum + value, 0) / values.length,
          3,
        );
      }),
    );
  });
});

describe("staleness", () => {
  it("is what a search through all records finds at each instant", () => {
    const records = fc.array(
      fc.record({
        enteredMs: fc.double({ min: -50, max: 1_000, noNaN: true }),
        tookMs: fc.double({ min: 0, max: 400, noNaN: true }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(records, fc.constantFrom(0.5, 0.9, 0.99, 1), (drawn, q) => {
        const shown = drawn
          .map(({ enteredMs, tookMs }) => ({ enteredMs, shownMs: enteredMs + tookMs }))
          .toSorted((left, right) => left.shownMs - right.shownMs);
        const staleness = new Staleness({ fromMs: 0, toMs: 1_024 });
        for (const { enteredMs, shownMs } of shown) staleness.show(enteredMs, shownMs);
        const lastMs = Math.max(0, shown.at(-1)?.shownMs ?? 0);
        const ages: number[] = [];
        for (let atMs = 0; atMs < Math.min(lastMs, 1_024); atMs += 0.25) {
          const missing = shown.filter(({ enteredMs, shownMs }) => enteredMs <= atMs && shownMs > atMs);
          ages.push(Math.max(0, ...missing.map(({ enteredMs }) => atMs - enteredMs)));
        }
        const sorted = ages.toSorted((left, right) => left - right);
        const expected = sorted.length === 0 ? 0 : quantile(sorted, q);
        expect(staleness.quantilesMs([q])[0]).toBeCloseTo(expected, 6);
      }),
    );
  });
});
