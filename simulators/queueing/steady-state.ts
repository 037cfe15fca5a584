import { invariant } from "#kernel/invariant";

/**
 * A queue in its steady state. Times are in the unit whose inverse the rates have; `inQueue` and `inSystem` are mean
 * numbers of records, and `utilization` is the share of the servers' time that is busy, in 0..1.
 */
export type SteadyState = Readonly<{
  utilization: number;
  waitProbability: number;
  waitMean: number;
  sojournMean: number;
  inQueueMean: number;
  inSystemMean: number;
}>;

/**
 * Completes a steady state from the mean wait.
 *
 * Source: Little's law, L = lambda W, for the queue and for the whole.
 */
export function steadyState(
  queue: Readonly<{
    arrivalRate: number;
    serviceMean: number;
    utilization: number;
    waitProbability: number;
    waitMean: number;
  }>,
): SteadyState {
  const { arrivalRate, serviceMean, utilization, waitProbability, waitMean } = queue;
  const sojournMean = waitMean + serviceMean;
  return {
    utilization,
    waitProbability,
    waitMean,
    sojournMean,
    inQueueMean: arrivalRate * waitMean,
    inSystemMean: arrivalRate * sojournMean,
  };
}

/** @throws {InvariantError} if the rates are not above 0, or the servers cannot keep up. */
export function utilizationOf({
  arrivalRate,
  serviceRate,
  serverCount,
}: Readonly<{ arrivalRate: number; serviceRate: number; serverCount: number }>): number {
  invariant(arrivalRate > 0 && serviceRate > 0, "rates of arrival and of service are above 0");
  invariant(Number.isInteger(serverCount) && serverCount >= 1, `a queue has a server: ${serverCount}`);
  const utilization = arrivalRate / (serviceRate * serverCount);
  invariant(utilization < 1, `a queue has a steady state below utilization 1 only: ${utilization}`);
  return utilization;
}
