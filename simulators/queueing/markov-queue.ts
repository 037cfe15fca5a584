import { invariant } from "#kernel/invariant";
import { type SteadyState, steadyState, utilizationOf } from "./steady-state.ts";

/** Poisson arrivals and exponential service, in events per one unit of time. */
export type MarkovQueue = Readonly<{ arrivalRate: number; serviceRate: number }>;

/**
 * Gives the steady state of M/M/1: one server.
 *
 * @throws {InvariantError} if the utilization is not below 1.
 * Source: L. Kleinrock, Queueing Systems, volume 1 (1975), section 3.2: W = 1 / (mu - lambda).
 */
export function singleServer({ arrivalRate, serviceRate }: MarkovQueue): SteadyState {
  const utilization = utilizationOf({ arrivalRate, serviceRate, serverCount: 1 });
  const waitMean = utilization / (serviceRate - arrivalRate);
  const serviceMean = 1 / serviceRate;
  return steadyState({ arrivalRate, serviceMean, utilization, waitProbability: utilization, waitMean });
}

/**
 * Gives the probability that an arrival finds all servers of M/M/c busy.
 *
 * @param offeredLoad - Arrival rate over the service rate of one server: how many servers are busy in the mean.
 * @throws {InvariantError} if `offeredLoad` is not above 0 and below `serverCount`.
 * Source: A. K. Erlang (1917); by the recursion of the loss formula, 1/B(n) = 1 + n / (a B(n-1)),
 * and C = B / (1 - (a/c)(1 - B)).
 */
export function erlangC({
  serverCount,
  offeredLoad,
}: Readonly<{ serverCount: number; offeredLoad: number }>): number {
  invariant(Number.isInteger(serverCount) && serverCount >= 1, `a queue has a server: ${serverCount}`);
  invariant(offeredLoad > 0 && offeredLoad < serverCount, "the offered load lies between 0 and the servers");
  let inverseLoss = 1;
  for (let servers = 1; servers <= serverCount; servers++) {
    inverseLoss = 1 + (servers / offeredLoad) * inverseLoss;
  }
  const loss = 1 / inverseLoss;
  return loss / (1 - (offeredLoad / serverCount) * (1 - loss));
}

/**
 * Gives the steady state of M/M/c: several servers before one queue.
 *
 * @throws {InvariantError} if the utilization is not below 1.
 * Source: Erlang's C formula, Wq = C / (c mu - lambda).
 */
export function manyServers({
  arrivalRate,
  serviceRate,
  serverCount,
}: MarkovQueue & Readonly<{ serverCount: number }>): SteadyState {
  const utilization = utilizationOf({ arrivalRate, serviceRate, serverCount });
  const waitProbability = erlangC({ serverCount, offeredLoad: arrivalRate / serviceRate });
  const waitMean = waitProbability / (serverCount * serviceRate - arrivalRate);
  const serviceMean = 1 / serviceRate;
  return steadyState({ arrivalRate, serviceMean, utilization, waitProbability, waitMean });
}
