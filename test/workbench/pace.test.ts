import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createManualClock } from "#kernel/clock";
import { atFullSpeed, atSpeed } from "../../workbench/run/pace.ts";

type Arrived = Readonly<{ arrivalMs: number }>;
type Released = Readonly<{ atMs: number; arrivals: readonly number[] }>;

async function* pieces(...arrivals: readonly number[]): AsyncGenerator<readonly Arrived[]> {
  for (let from = 0; from < arrivals.length; from += 3) {
    yield arrivals.slice(from, from + 3).map((arrivalMs) => ({ arrivalMs }));
  }
}

/** Paces arrivals by a clock that moves only when it is waited for. */
async function paced(speed: number, arrivals: readonly number[]): Promise<readonly Released[]> {
  const clock = createManualClock(1_000_000);
  const waitUntil = async (ms: number): Promise<void> => clock.set(Math.max(ms, clock()));
  const released: Released[] = [];
  for await (const batch of atSpeed(pieces(...arrivals), { speed, wall: { clock, waitUntil } })) {
    released.push({ atMs: clock() - 1_000_000, arrivals: batch.map(({ arrivalMs }) => arrivalMs) });
  }
  return released;
}

describe("a replay at a speed", () => {
  it("releases each arrival when its time has come, so many times as fast", async () => {
    const released = await paced(60, [5_000, 5_000, 65_000, 125_000]);
    expect(released.filter(({ arrivals }) => arrivals.length > 0)).toEqual([
      { atMs: 0, arrivals: [5_000, 5_000] },
      { atMs: 1_000, arrivals: [65_000] },
      { atMs: 2_000, arrivals: [125_000] },
    ]);
  });

  it("says each second that time passes while nothing comes", async () => {
    const released = await paced(1, [0, 3_500]);
    expect(released.map(({ atMs, arrivals }) => [atMs, arrivals.length])).toEqual([
      [0, 1],
      [1_000, 0],
      [2_000, 0],
      [3_000, 0],
      [3_500, 1],
    ]);
  });

  it("loses nothing, keeps the order, and is never early nor later than its clock", async () => {
    const times = fc
      .array(fc.nat(20_000), { minLength: 1, maxLength: 40 })
      .map((all) => all.toSorted((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(times, fc.double({ min: 1, max: 1e6, noNaN: true }), async (arrivals, speed) => {
        const released = await paced(speed, arrivals);
        expect(released.flatMap((batch) => batch.arrivals)).toEqual(arrivals);
        for (const { atMs, arrivals: batch } of released) {
          for (const arrivalMs of batch) {
            expect(atMs).toBeCloseTo((arrivalMs - (arrivals[0] ?? 0)) / speed, 3);
          }
        }
      }),
    );
  });
});

describe("a replay at full speed", () => {
  it("cuts batches by size and by the arrivals' own time, and loses nothing", async () => {
    const arrivals = [...Array.from({ length: 1_200 }, () => 0), 7 * 3_600_000, 14 * 3_600_000];
    const sizes = [];
    for await (const batch of atFullSpeed(pieces(...arrivals))) sizes.push(batch.length);
    expect(sizes).toEqual([500, 500, 200, 1, 1]);
  });
});
