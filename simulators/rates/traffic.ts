import { SimulatorError } from "../simulator-error.ts";

/** Of each record that leaves `from`, this many reach `to`, in the mean. */
export type TrafficEdge = Readonly<{ from: string; to: string; factor: number }>;

const roundsMax = 10_000;
const settledAt = 1e-12;

/**
 * Gives the rate at which records reach each node, from the rates at which they enter from outside.
 *
 * @param entering - Events per second, by node; of a node that only sends, what it sends.
 * @returns Events per second, by node: of all nodes that are named.
 * @throws {SimulatorError} `RATES_DIVERGE` where records feed themselves without end.
 * Source: the traffic equations of J. R. Jackson (1957), lambda = gamma + lambda P, solved by iteration.
 */
export function solveTraffic(
  entering: ReadonlyMap<string, number>,
  edges: readonly TrafficEdge[],
): ReadonlyMap<string, number> {
  const names = new Set([...entering.keys(), ...edges.flatMap(({ from, to }) => [from, to])]);
  const base = new Map(Array.from(names, (name) => [name, entering.get(name) ?? 0]));
  let rates = base;
  for (let round = 0; round < roundsMax; round++) {
    const next = new Map(base);
    for (const { from, to, factor } of edges) {
      next.set(to, (next.get(to) ?? 0) + (rates.get(from) ?? 0) * factor);
    }
    const before = rates;
    const settled = [...next].every(([name, rate]) => isSettled(before.get(name) ?? 0, rate));
    rates = next;
    if (settled) return rates;
  }
  throw new SimulatorError(
    "RATES_DIVERGE",
    `Records feed themselves without end among ${[...names].join(", ")}. ` +
      `Break the cycle, or let each turn of it pass on fewer records than it takes.`,
  );
}

function isSettled(before: number, after: number): boolean {
  return Number.isFinite(after) && Math.abs(after - before) <= settledAt * Math.max(1, Math.abs(after));
}
