import { invariant } from "#kernel/invariant";
import { type SteadyState, steadyState, utilizationOf } from "./steady-state.ts";

/**
 * Gives the steady state of M/G/1: Poisson arrivals, one server, any service time.
 *
 * @param queue - `serviceMean` in a unit of time; `serviceScv` is the variance of the service over its squared mean:
 * 0 is constant, 1 exponential, above 1 more variable than that.
 * @throws {InvariantError} if the utilization is not below 1 or `serviceScv` is negative.
 * Source: F. Pollaczek (1930) and A. Khinchine (1932): Wq = lambda E[S^2] / (2 (1 - rho)).
 */
export function generalService({
  arrivalRate,
  serviceMean,
  serviceScv,
}: Readonly<{ arrivalRate: number; serviceMean: number; serviceScv: number }>): SteadyState {
  invariant(serviceMean > 0 && serviceScv >= 0, "a service has a mean above 0 and a variance of at least 0");
  const utilization = utilizationOf({ arrivalRate, serviceRate: 1 / serviceMean, serverCount: 1 });
  const serviceSquareMean = serviceMean * serviceMean * (1 + serviceScv);
  const waitMean = (arrivalRate * serviceSquareMean) / (2 * (1 - utilization));
  return steadyState({ arrivalRate, serviceMean, utilization, waitProbability: utilization, waitMean });
}
