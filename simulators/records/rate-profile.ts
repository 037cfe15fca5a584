import { exponential } from "#kernel/distributions";
import { invariant } from "#kernel/invariant";
import type { Random } from "#kernel/random";

/**
 * Records per second over time: steady, or a day that repeats every `dayMs`, with a base, an evening that rises to
 * `eveningPeakPerSecond` and falls again, and a burst at `burstPerSecond` in the middle of it.
 */
export type RateProfile =
  | Readonly<{ kind: "steady"; perSecond: number }>
  | Readonly<{
      kind: "day";
      dayMs: number;
      meanPerSecond: number;
      eveningPeakPerSecond: number;
      burstPerSecond: number;
    }>;

const eveningMiddle = 19 / 24;
const eveningWidthMax = 6 / 24;
const burstWidth = 0.5 / 24;

/** Gives the profile's rate at a moment, in records per second. The burst apart, a day's mean is `meanPerSecond`. */
export function rateAt(profile: RateProfile, atMs: number): number {
  if (profile.kind === "steady") return profile.perSecond;
  const { dayMs, meanPerSecond, eveningPeakPerSecond, burstPerSecond } = profile;
  const away = Math.abs((atMs / dayMs) % 1) - eveningMiddle;
  if (Math.abs(away) < burstWidth / 2) return Math.max(burstPerSecond, eveningPeakPerSecond);
  const width = Math.min(eveningWidthMax, (2 * meanPerSecond) / eveningPeakPerSecond);
  const base = (meanPerSecond - (eveningPeakPerSecond * width) / 2) / (1 - width / 2);
  const rise = Math.max(0, 1 - (2 * Math.abs(away)) / width);
  return base + (eveningPeakPerSecond - base) * rise;
}

/** Gives the mean rate over all time, the burst included, in records per second. */
export function meanRateOf(profile: RateProfile): number {
  if (profile.kind === "steady") return profile.perSecond;
  let sum = 0;
  for (let step = 0; step < meanSteps; step++) {
    sum += rateAt(profile, ((step + 0.5) / meanSteps) * profile.dayMs);
  }
  return sum / meanSteps;
}

const meanSteps = 4_800;

/** Gives the profile with every rate multiplied. */
export function scaleProfile(profile: RateProfile, times: number): RateProfile {
  if (profile.kind === "steady") return { ...profile, perSecond: profile.perSecond * times };
  return {
    ...profile,
    meanPerSecond: profile.meanPerSecond * times,
    eveningPeakPerSecond: profile.eveningPeakPerSecond * times,
    burstPerSecond: profile.burstPerSecond * times,
  };
}

const thinningMax = 1_000_000;

/**
 * Draws when the next record comes after `nowMs`, in ms; never where the rate is 0.
 *
 * Source: P. A. W. Lewis and G. S. Shedler, thinning of a Poisson process of the highest rate (1979).
 */
export function nextArrivalMs(profile: RateProfile, nowMs: number, random: Random): number {
  if (profile.kind === "steady") {
    return profile.perSecond > 0 ? nowMs + exponential(random, 1000 / profile.perSecond) : Infinity;
  }
  const highest = Math.max(profile.eveningPeakPerSecond, profile.burstPerSecond);
  if (!(highest > 0)) return Infinity;
  let atMs = nowMs;
  for (let draw = 0; draw < thinningMax; draw++) {
    atMs += exponential(random, 1000 / highest);
    if (random.next() * highest < rateAt(profile, atMs)) return atMs;
  }
  invariant(false, "a day's profile lets a record come");
}
