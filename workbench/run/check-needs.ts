import { invariant } from "#kernel/invariant";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import {
  differing,
  differingCustomerDays,
  differingOutcomes,
  differingProductHours,
  expectedAccounts,
  expectedBurstAlerts,
  expectedCustomerDays,
  expectedMentionCounts,
  expectedOutcomes,
  expectedProductHours,
  expectedSessions,
  expectedStockLevels,
  positionsInTime,
} from "#benchmarks";
import type { Shown } from "#reference-impl";
import type { Allowed, Heard } from "./heard.ts";

/** How many entries a view shows and plain loops expect, and how many are missing, too many, or differ. */
export type ViewCheck = Readonly<{ view: string; shown: number; expected: number; differing: number }>;

/** Holds all that a topology shows against plain loops over what was allowed. A view of which nothing was heard is left out. */
export function checkNeeds(shown: Shown, allowed: Allowed, topology: Topology): readonly ViewCheck[] {
  const counting = positionsOf(allowed.sales, latenessOf(topology, "sales"), ({ soldAtMs }) => soldAtMs);
  const sold = allowed.sales.records.filter((_, position) => counting.has(position));
  const checks: readonly ViewCheck[] = [
    hoursCheck(shown, allowed, counting),
    burstCheck(shown, allowed, topology),
    daysCheck(shown, sold),
    campaignCheck(shown, allowed, sold),
    mentionCheck(shown, allowed),
    accountCheck(shown, allowed),
    stockCheck(shown, allowed, topology),
    sessionCheck(shown, allowed, topology),
  ];
  return checks.filter((check) => check.expected + check.differing > 0);
}

function hoursCheck(shown: Shown, { sales }: Allowed, counting: ReadonlySet<number>): ViewCheck {
  const expected = expectedProductHours(sales.records, { counting });
  const found = shown.productHours();
  const wrong = differingProductHours(expected, found);
  return {
    view: "sales-by-product-hour",
    shown: found.length,
    expected: expected.length,
    differing: wrong,
  };
}

/**
 * A purchase that comes late may or may not have been in time for the detection, by how batches fell. So every burst of
 * those that surely were must be alerted, and every burst that is alerted must be one of all that came.
 */
function burstCheck(shown: Shown, { sales }: Allowed, topology: Topology): ViewCheck {
  const { disorderMs } = latenessOf(topology, "sales");
  const surely = positionsOf(sales, { disorderMs, latenessMs: 0 }, ({ soldAtMs }) => soldAtMs);
  const least = new Set(expectedBurstAlerts(sales.records, { counting: surely }));
  const most = new Set(expectedBurstAlerts(sales.records));
  // One that is due to a burst may have been raised before, and for another reason.
  const judged = shown.alerts().filter(({ reason, saleId }) => reason === "burst" || least.has(saleId));
  const alerted = new Set(judged.map(({ saleId }) => saleId));
  const missing = least.difference(alerted);
  const extra = alerted.difference(most);
  return {
    view: "open-alerts",
    shown: judged.length,
    expected: least.size,
    differing: missing.size + extra.size,
  };
}

function daysCheck(shown: Shown, sold: Allowed["sales"]["records"]): ViewCheck {
  const expected = expectedCustomerDays(sold);
  const found = shown.customerDays();
  const wrong = differingCustomerDays(expected, found);
  return { view: "customer-days", shown: found.length, expected: expected.length, differing: wrong };
}

function campaignCheck(shown: Shown, allowed: Allowed, sold: Allowed["sales"]["records"]): ViewCheck {
  const expected = expectedOutcomes(allowed.exposures.records, sold);
  const found = shown.outcomes();
  const wrong = differingOutcomes(expected, found);
  return { view: "campaign-outcomes", shown: found.length, expected: expected.length, differing: wrong };
}

function mentionCheck(shown: Shown, { mentions }: Allowed): ViewCheck {
  const expected = expectedMentionCounts(mentions.records);
  const found = Array.from(shown.mentions(), ([campaignId, { mentionCount }]) => ({
    campaignId,
    mentionCount,
  }));
  const wrong = differing(
    { expected, shown: found },
    { name: ({ campaignId }) => [campaignId], value: ({ mentionCount }) => [mentionCount] },
  );
  return { view: "campaign-mentions", shown: found.length, expected: expected.length, differing: wrong };
}

function accountCheck(shown: Shown, { changes }: Allowed): ViewCheck {
  const expected = expectedAccounts(changes.records);
  const found = shown.profiles();
  const wrong = differing(
    { expected, shown: found },
    {
      name: ({ customerId }) => [customerId],
      value: ({ standing, hasPushConsent, hasMailConsent }) => [
        standing,
        String(hasPushConsent),
        String(hasMailConsent),
      ],
    },
  );
  return { view: "customer-profiles", shown: found.length, expected: expected.length, differing: wrong };
}

/** Demand depends on how far the event clock has come; what must be right to the unit is what is on hand. */
function stockCheck(shown: Shown, { movements }: Allowed, topology: Topology): ViewCheck {
  const counting = positionsOf(movements, latenessOf(topology, "movements"), ({ movedAtMs }) => movedAtMs);
  const expected = expectedStockLevels(movements.records, { counting, asOfMs: 0 });
  const found = shown.stockLevels();
  const wrong = differing(
    { expected, shown: found },
    { name: ({ skuLocationId }) => [skuLocationId], value: ({ onHand }) => [onHand] },
  );
  return { view: "stock-levels", shown: found.length, expected: expected.length, differing: wrong };
}

function sessionCheck(shown: Shown, { clicks }: Allowed, topology: Topology): ViewCheck {
  const counting = positionsOf(clicks, latenessOf(topology, "clicks"), ({ occurredAtMs }) => occurredAtMs);
  const expected = expectedSessions(clicks.records, { counting });
  const found = shown.sessions();
  const wrong = differing(
    { expected, shown: found },
    { name: ({ sessionId }) => [sessionId], value: ({ items }) => items },
  );
  return { view: "session-items", shown: found.length, expected: expected.length, differing: wrong };
}

type Lateness = Parameters<typeof positionsInTime>[1];

function positionsOf<Item>(
  { records, batches }: Heard<Item>,
  lateness: Lateness,
  eventTime: (record: Item) => number,
): ReadonlySet<number> {
  return positionsInTime(records.map(eventTime), lateness, batches);
}

/** What the model lets a record be late: the disorder of its stream, and what the first processor of the port allows. */
function latenessOf(topology: Topology, port: string): Lateness {
  const gate = nodesOf(topology, "processor").find(({ reads }) => port in reads);
  const read = gate?.reads[port];
  invariant(
    gate !== undefined && read !== undefined,
    `the topology ${topology.id} has a processor that reads ${port}`,
  );
  return { disorderMs: read.stream.outOfOrdernessMs, latenessMs: gate.allowedLatenessMs };
}
