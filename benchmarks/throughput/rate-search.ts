/** What a rate showed when it was tried. */
export type Probe<Seen> = Readonly<{ ratePerSecond: number; keptUp: boolean; seen: Seen }>;

export type SearchOptions<Seen> = Readonly<{
  startPerSecond: number;
  /** What a rate is multiplied or divided by until one keeps up and the next does not; above 1. */
  stepFactor: number;
  /** The search ends once the highest rate that kept up and the lowest that did not are this near; 0.05 is 5 %. */
  tolerance: number;
  probe: (ratePerSecond: number) => Promise<Readonly<{ keptUp: boolean; seen: Seen }>>;
}>;

const probeCountMax = 24;
const floorFactor = 64;

/**
 * Finds the highest rate that is kept up: goes up or down from the start in steps until one rate keeps up and the next
 * does not, then takes the geometric mean of the two again and again. It assumes that whatever keeps up at a rate keeps up
 * below it.
 *
 * @returns The probe at the highest rate that kept up, or null where none did down to a 64th of the start.
 */
export async function highestRate<Seen>(options: SearchOptions<Seen>): Promise<Probe<Seen> | null> {
  const { startPerSecond, stepFactor, tolerance } = options;
  let best: Probe<Seen> | null = null;
  let tooMuchPerSecond = Infinity;
  let ratePerSecond = startPerSecond;
  for (let count = 0; count < probeCountMax; count++) {
    const probe: Probe<Seen> = { ratePerSecond, ...(await options.probe(ratePerSecond)) };
    if (probe.keptUp) best = probe;
    else tooMuchPerSecond = ratePerSecond;
    const lowPerSecond = best?.ratePerSecond ?? 0;
    if (tooMuchPerSecond <= lowPerSecond * (1 + tolerance)) break;
    if (lowPerSecond === 0 && ratePerSecond < startPerSecond / floorFactor) break;
    ratePerSecond = nextRate({ lowPerSecond, tooMuchPerSecond, stepFactor });
  }
  return best;
}

type Bracket = Readonly<{ lowPerSecond: number; tooMuchPerSecond: number; stepFactor: number }>;

function nextRate({ lowPerSecond, tooMuchPerSecond, stepFactor }: Bracket): number {
  if (tooMuchPerSecond === Infinity) return lowPerSecond * stepFactor;
  if (lowPerSecond === 0) return tooMuchPerSecond / stepFactor;
  return Math.sqrt(lowPerSecond * tooMuchPerSecond);
}
