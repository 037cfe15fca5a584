import { invariant } from "./invariant.ts";

/** Tells the time in milliseconds since the epoch. The edge passes `Date.now`, tests a manual clock. */
export type Clock = () => number;

/** A clock that stands still until it is told to move. */
export type ManualClock = Clock & {
  /**
   * Moves the clock forward.
   *
   * @throws {InvariantError} if `durationMs` is negative or not finite.
   */
  readonly advance: (durationMs: number) => void;
  /**
   * Sets the clock, backwards too, as a corrected machine clock may jump.
   *
   * @throws {InvariantError} if `instantMs` is not finite.
   */
  readonly set: (instantMs: number) => void;
};

/**
 * Makes the twin of the machine's clock for tests and deterministic runs.
 *
 * @param startMs - Milliseconds since the epoch at which the clock stands first.
 * @throws {InvariantError} if `startMs` is not finite.
 */
export function createManualClock(startMs: number): ManualClock {
  invariant(Number.isFinite(startMs), `a clock starts at a finite instant: ${startMs}`);
  let nowMs = startMs;
  return Object.assign(() => nowMs, {
    advance(durationMs: number): void {
      invariant(durationMs >= 0 && durationMs < Infinity, `advance moves forward: ${durationMs}`);
      nowMs += durationMs;
    },
    set(instantMs: number): void {
      invariant(Number.isFinite(instantMs), `a clock is set to a finite instant: ${instantMs}`);
      nowMs = instantMs;
    },
  });
}
