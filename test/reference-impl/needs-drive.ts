import { expect } from "vitest";
import type { Effects, Fate, Fields, InputOf, Logic, Processor, ValuesOf } from "#model";

type Drive<P extends Processor, S extends Fields> = Readonly<{
  states: ReadonlyMap<string, ValuesOf<S>>;
  fates: readonly Fate[];
  /** Hands one record on at the watermark before it. */
  step: (key: string, input: InputOf<P>, watermarkMs: number) => void;
  /** Moves the watermark and wakes the keys that are due. */
  advance: (watermarkMs: number) => void;
}>;

/** Runs a logic over a map of states; `emit` collects what it writes. */
export function createDrive<P extends Processor, S extends Fields>(
  code: Logic<P, S>,
  emit: Effects<P>["emit"],
): Drive<P, S> {
  const states = new Map<string, ValuesOf<S>>();
  const fates: Fate[] = [];
  const keep = (key: string, state: ValuesOf<S> | null): void => {
    if (state === null) states.delete(key);
    else states.set(key, state);
  };
  return {
    states,
    fates,
    step(key, input, watermarkMs) {
      let fate: Fate = "applied";
      const discard = (as: Exclude<Fate, "applied">): void => {
        expect(fate).toBe("applied");
        fate = as;
      };
      const state = states.get(key) ?? code.initial();
      keep(key, code.step(state, input, { emit, discard, key, watermarkMs }));
      fates.push(fate);
    },
    advance(watermarkMs) {
      for (const [key, state] of states) {
        const atMs = code.wakeAtMs?.(state) ?? null;
        if (atMs === null || atMs > watermarkMs || code.wake === undefined) continue;
        keep(key, code.wake(state, { emit, discard: refuse, key, watermarkMs }));
      }
    },
  };
}

function refuse(): void {
  expect.unreachable("a woken key has no record to discard");
}
