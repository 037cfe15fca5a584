import { describe, expect, it } from "vitest";
import { type Clock, createManualClock } from "#kernel/clock";
import { InvariantError } from "#kernel/invariant";

describe("createManualClock", () => {
  it("stands still until it is moved", () => {
    const clock: Clock = createManualClock(1000);
    expect([clock(), clock()]).toEqual([1000, 1000]);
  });

  it("advances by a duration, and by fractions of a millisecond", () => {
    const clock = createManualClock(1000);
    clock.advance(250);
    clock.advance(0);
    clock.advance(0.5);
    expect(clock()).toBe(1250.5);
  });

  it("can be set backwards, as a corrected machine clock may jump", () => {
    const clock = createManualClock(1000);
    clock.set(400);
    expect(clock()).toBe(400);
  });

  it("is apart from every other manual clock", () => {
    const [first, second] = [createManualClock(0), createManualClock(0)];
    first.advance(5);
    expect(second()).toBe(0);
  });

  it.each([-1, Number.NaN, Infinity])("refuses to advance by %s and stays where it was", (durationMs) => {
    const clock = createManualClock(7);
    expect(() => clock.advance(durationMs)).toThrow(InvariantError);
    expect(clock()).toBe(7);
  });

  it.each([Number.NaN, Infinity, -Infinity])("refuses the instant %s", (instantMs) => {
    expect(() => createManualClock(instantMs)).toThrow(InvariantError);
    expect(() => createManualClock(0).set(instantMs)).toThrow(InvariantError);
  });
});
