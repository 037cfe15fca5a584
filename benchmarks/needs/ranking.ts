import { z } from "zod";
import { bootstrapInterval } from "#kernel/bootstrap";
import type { Random } from "#kernel/random";
import type { Interval } from "#kernel/statistics";
import { businessDay } from "#kernel/time-zone";
import { expectedAccounts } from "../oracle/accounts.ts";
import type { Ask, PlantedWorld } from "./planted-world.ts";

/** A customer whom one of two rankings names as about to be lost, or both, and who has left or not. */
export type NamedCustomer = Readonly<{ hasLeft: boolean; byNeed: boolean; byRecency: boolean }>;

type Sent = Pick<PlantedWorld, "sales" | "changes" | "nowMs">;

const namedMax = 1_000;
const atRiskAnswer = z.object({ customers: z.array(z.object({ customerId: z.string() })) });

/** Who is named of all customers, and who of those alone who came back on another day. */
export type NamedCustomers = Readonly<{
  ofAll: readonly NamedCustomer[];
  ofReturning: readonly NamedCustomer[];
}>;

/** Asks who is at risk, and names as many by recency alone: those whose last purchase is the oldest. */
export async function nameCustomers(world: PlantedWorld, ask: Ask): Promise<NamedCustomers> {
  const { customers } = atRiskAnswer.parse(await ask(`/customers/at-risk?limit=${namedMax}`));
  const left = new Set(
    world.truth.departures
      .filter(({ leftAtMs }) => leftAtMs <= world.nowMs)
      .map(({ customerId }) => customerId),
  );
  const ranked = oldestFirst(world);
  const named = customers.map(({ customerId }) => customerId);
  const once = new Set(ranked.filter(({ dayCount }) => dayCount === 1).map(({ customerId }) => customerId));
  return {
    ofAll: besideRecency({ named, ranked, left }),
    ofReturning: besideRecency({
      named: named.filter((customerId) => !once.has(customerId)),
      ranked: ranked.filter(({ customerId }) => !once.has(customerId)),
      left,
    }),
  };
}

type Rankings = Readonly<{
  named: readonly string[];
  ranked: readonly Readonly<{ customerId: string }>[];
  left: ReadonlySet<string>;
}>;

/** Those whom the need names, and as many from the top of the ranking by recency. */
export function besideRecency({ named, ranked, left }: Rankings): readonly NamedCustomer[] {
  const byNeed = new Set(named);
  const byRecency = new Set(ranked.slice(0, byNeed.size).map(({ customerId }) => customerId));
  return Array.from(byNeed.union(byRecency), (customerId) => ({
    hasLeft: left.has(customerId),
    byNeed: byNeed.has(customerId),
    byRecency: byRecency.has(customerId),
  }));
}

/** What receipts say of a customer: the last purchase, and on how many days of Paris there was one. */
type Bought = Readonly<{ customerId: string; lastMs: number; dayCount: number }>;

/**
 * Customers whose account is not closed, by their last purchase on a day before today, the oldest first: what anybody
 * can do with receipts and a sort.
 */
export function oldestFirst({ sales, changes, nowMs }: Sent): readonly Bought[] {
  const today = businessDay(nowMs, "Europe/Paris");
  const closed = new Set(
    expectedAccounts(changes)
      .filter(({ standing }) => standing !== "active")
      .map(({ customerId }) => customerId),
  );
  const bought = new Map<string, { lastMs: number; readonly days: Set<number> }>();
  for (const { kind, customerId, soldAtMs } of sales) {
    if (kind !== "purchase" || customerId === null || closed.has(customerId)) continue;
    const day = businessDay(soldAtMs, "Europe/Paris");
    if (day >= today) continue;
    const one = bought.get(customerId) ?? { lastMs: 0, days: new Set<number>() };
    one.lastMs = Math.max(one.lastMs, soldAtMs);
    one.days.add(day);
    bought.set(customerId, one);
  }
  return Array.from(bought, ([customerId, { lastMs, days }]) => ({
    customerId,
    lastMs,
    dayCount: days.size,
  })).toSorted((a, b) => a.lastMs - b.lastMs || (a.customerId < b.customerId ? -1 : 1));
}

/**
 * How many more of those whom the need names have left than of those whom recency names, with its bounds over customers.
 *
 * @param named - At least one of those whom recency names has left.
 */
export function gainOf(named: readonly NamedCustomer[], random: Random): Interval {
  return bootstrapInterval(named, { statistic: ratioOfLeft, random });
}

/** How many of the named have left, and how many were named. */
export function leftOf(
  named: readonly NamedCustomer[],
  by: "byNeed" | "byRecency",
): Readonly<{ hits: number; count: number }> {
  const own = named.filter((customer) => customer[by]);
  return { hits: own.filter(({ hasLeft }) => hasLeft).length, count: own.length };
}

/** Both name as many in truth, but not in every sample of the bootstrap: shares are compared, not numbers. */
function ratioOfLeft(named: readonly NamedCustomer[]): number {
  const [need, recency] = [leftOf(named, "byNeed"), leftOf(named, "byRecency")];
  return (need.hits * recency.count) / (need.count * recency.hits);
}
