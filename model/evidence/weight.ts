import type { EvidenceOrigin } from "./evidence.ts";

/** Puts first what counts most: the measured before the simulated, a full run before a quick one, the newer before the older. */
export function byWeight(
  left: EvidenceOrigin & Readonly<{ id: string }>,
  right: EvidenceOrigin & Readonly<{ id: string }>,
): number {
  const [first, second] = [weightOf(left), weightOf(right)];
  if (first === second) return 0;
  return first < second ? 1 : -1;
}

/** Digits and days chosen so that texts compare as the ranks do; the id breaks ties. */
function weightOf({ provenance, profile, takenOn, id }: EvidenceOrigin & Readonly<{ id: string }>): string {
  return `${provenance === "measured" ? 1 : 0}${profile === "full" ? 1 : 0}${takenOn}${id}`;
}
