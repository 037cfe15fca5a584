import { exponential } from "#kernel/distributions";
import { invariant } from "#kernel/invariant";
import type { Random } from "#kernel/random";
import { secondMs } from "#kernel/units";
import type { Demand } from "./demand.ts";
import { createWeekClock, weekHours } from "./week.ts";

/** Gives the instant of the next occasion after one, with its fraction of a millisecond: rounding would add up. */
export type Pacer = (afterMs: number) => number;

type PacerOptions = Readonly<{
  random: Random;
  /** The mean over a week; asked anew for each occasion. */
  perSecond: () => number;
  demand: Demand;
}>;

/** Occasions that come at random, independent of each other, more of them in busy hours: a Poisson process whose rate is constant within an hour. */
export function createPacer({ random, perSecond, demand }: PacerOptions): Pacer {
  const hourAt = createWeekClock();
  return (afterMs) => {
    const perMs = perSecond() / secondMs;
    invariant(perMs > 0, `occasions come at a rate above 0: ${perMs}`);
    let due = exponential(random, 1);
    let nowMs = afterMs;
    for (let hours = 0; hours <= weekHours * longestWaitWeeks; hours += 1) {
      const { endMs, weekHour } = hourAt(nowMs);
      const rate = perMs * (demand[weekHour] ?? 0);
      const expected = rate * (endMs - nowMs);
      if (due < expected) return nowMs + due / rate;
      due -= expected;
      nowMs = endMs;
    }
    return Infinity;
  };
}

/** Beyond this nothing is to be expected within any run. */
const longestWaitWeeks = 1_000;
