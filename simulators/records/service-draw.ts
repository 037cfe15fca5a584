import { exponential, normal } from "#kernel/distributions";
import { sqrt } from "#kernel/portable-math";
import type { Random } from "#kernel/random";
import type { ServiceTime } from "./network.ts";

/** From this many records on, the sum of their times is drawn from the normal distribution. */
const normalFrom = 12;

/**
 * Draws how long a batch of `recordCount` records takes, in ms. Records take times that are independent of each other.
 *
 * Source: the central limit theorem for large batches; a hyperexponential of two phases with balanced means.
 */
export function drawServiceMs(service: ServiceTime, recordCount: number, random: Random): number {
  const { perBatchMs, perRecordMs, scv } = service;
  if (scv === 0) return perBatchMs + perRecordMs * recordCount;
  let totalMs = perBatchMs > 0 ? perBatchMs * drawUnit(scv, random) : 0;
  if (perRecordMs === 0) return totalMs;
  if (recordCount >= normalFrom) {
    const spread = sqrt(recordCount * scv) * normal(random);
    return totalMs + perRecordMs * Math.max(recordCount / 10, recordCount + spread);
  }
  for (let record = 0; record < recordCount; record++) totalMs += perRecordMs * drawUnit(scv, random);
  return totalMs;
}

/** Draws from a distribution of mean 1 and the given variance. */
function drawUnit(scv: number, random: Random): number {
  if (scv === 1) return exponential(random, 1);
  if (scv < 1) {
    const share = sqrt(scv);
    return 1 - share + exponential(random, share);
  }
  const likely = (1 + sqrt((scv - 1) / (scv + 1))) / 2;
  return random.next() < likely ? exponential(random, 0.5 / likely) : exponential(random, 0.5 / (1 - likely));
}
