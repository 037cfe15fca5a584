import type { BinaryHeap } from "#kernel/binary-heap";
import { createRandom } from "#kernel/random";
import type { Random } from "#kernel/random";
import type { Traps } from "../traps.ts";
import type { World } from "../world.ts";
import { isOpenHour, shopDemand, steadyDemand, webDemand } from "./demand.ts";
import type { Demand } from "./demand.ts";
import type { Outbox } from "./outbox.ts";
import { createPacer } from "./pacer.ts";
import { weekHourOf } from "./week.ts";

/** What every part of a run shares. */
export type Run = Readonly<{
  world: World;
  seed: string;
  traps: Traps;
  startMs: number;
  outbox: Outbox;
  /** What is to happen, by its instant; an act may send what arrives at that instant or later, and put down further acts. */
  agenda: BinaryHeap<() => void>;
  /** Events of all wanted sources per second, on average over a week. */
  ratePerSecond: () => number;
  /** `week` has days, nights and opening hours; in `steady` every hour is like the others, shops never close, and who buys does so at once. */
  rhythm: "week" | "steady";
  /** Whether there may be occasions at an instant: beyond the run's end only their consequences follow. */
  isOpen: (atMs: number) => boolean;
}>;

/** The stream of chance for one purpose. */
export function chanceOf({ seed }: Run, purpose: string): Random {
  return createRandom(seed).split(purpose);
}

/** Lets something happen at random, again and again until the run ends: so often an event, more in busy hours. */
export function repeat(
  run: Run,
  options: Readonly<{ purpose: string; perEvent: number; where: "web" | "shops" }>,
  occasion: (atMs: number) => void,
): void {
  const { agenda, ratePerSecond, rhythm } = run;
  const next = createPacer({
    random: chanceOf(run, options.purpose),
    perSecond: () => ratePerSecond() * options.perEvent,
    demand: demandOf(rhythm, options.where),
  });
  let nextMs = next(run.startMs);
  const act = (): void => {
    const atMs = Math.floor(nextMs);
    if (!run.isOpen(atMs)) return;
    occasion(atMs);
    nextMs = next(nextMs);
    if (run.isOpen(nextMs)) agenda.push(nextMs, act);
  };
  if (run.isOpen(nextMs)) agenda.push(nextMs, act);
}

/** Whether a shop serves at an instant. */
export function isServing(
  { rhythm, world }: Run,
  { shop, atMs }: Readonly<{ shop: number; atMs: number }>,
): boolean {
  return rhythm === "steady" || isOpenHour(weekHourOf(atMs), world.shops[shop]?.opens ?? "weekdays");
}

function demandOf(rhythm: Run["rhythm"], where: "web" | "shops"): Demand {
  if (rhythm === "steady") return steadyDemand;
  return where === "web" ? webDemand : shopDemand;
}
