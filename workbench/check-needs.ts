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

/** How many entries of a view plain loops expect, and how many of those that are shown differ. */
export type ViewCheck = Readonly<{ view: string; expected: number; differing: number }>;

/** Holds all that a topology shows against plain loops over what was allowed. A view of which nothing was heard is left out. */
export function checkNeeds(shown: Shown, allowed: Allowed, topology: Topology): readonly ViewCheck[] {
  const sold = inTime(allowed.sales, latenessOf(topology, "sales"), ({ soldAtMs }) => soldAtMs);
  const checks: readonly ViewCheck[] = [
    hoursCheck(shown, allowed, topology),
    burstCheck(shown, allowed, topology),
    daysCheck(shown, sold.records),
    campaignCheck(shown, allowed, sold.records),
    mentionCheck(shown, allowed),
    accountCheck(shown, allowed),
    stockCheck(shown, allowed, topology),
    sessionCheck(shown, allowed, topology),
  ];
  return checks.filter(({ expected, differing: wrong }) => expected + wrong > 0);
}

function hoursCheck(shown: Shown, { sales }: Allowed, topology: Topology): ViewCheck {
  const counting = positionsOf(sales, latenessOf(topology, "sales"), ({ soldAtMs }) => soldAtMs);
  const expected = expectedProductHours(sales.records, { counting });
  const wrong = differingProductHours(expected, shown.productHours());
  return { view: "sales-by-product-hour", expected: expected.length, differing: wrong };
}

/**
 * A purchase that comes late may or may not have been in time for the detection, by how batches fell. So every burst of
 * those that surely were must be alerted, and every burst that is alerted must be one of all that came.
 */
function burstCheck(shown: Shown, { sales }: Allowed, topology: Topology): ViewCheck {
  const { disorderMs } = latenessOf(topology, "sales");
  const surely = positionsOf(sales, { disorderMs, latenessMs: 0 }, ({ soldAtMs }) => soldAtMs);
  const least = expectedBurstAlerts(sales.records, { counting: surely });
  const most = new Set(expectedBurstAlerts(sales.records));
  const alerts = shown.alerts();
  const alerted = new Set(alerts.map(({ saleId }) => saleId));
  const missing = least.filter((saleId) => !alerted.has(saleId));
  const extra = alerts.filter(({ reason, saleId }) => reason === "burst" && !most.has(saleId));
  return { view: "open-alerts", expected: least.length, differing: missing.length + extra.length };
}

function daysCheck(shown: Shown, sold: Allowed["sales"]["records"]): ViewCheck {
  const expected = expectedCustomerDays(sold);
  const wrong = differingCustomerDays(expected, shown.customerDays());
  return { view: "customer-days", expected: expected.length, differing: wrong };
}

function campaignCheck(shown: Shown, allowed: Allowed, sold: Allowed["sales"]["records"]): ViewCheck {
  const expected = expectedOutcomes(allowed.exposures.records, sold);
  const wrong = differingOutcomes(expected, shown.outcomes());
  return { view: "campaign-outcomes", expected: expected.length, differing: wrong };
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
  return { view: "campaign-mentions", expected: expected.length, differing: wrong };
}

function accountCheck(shown: Shown, { changes }: Allowed): ViewCheck {
  const expected = expectedAccounts(changes.records);
  const wrong = differing(
    { expected, shown: shown.profiles() },
    {
      name: ({ customerId }) => [customerId],
      value: ({ standing, hasPushConsent, hasMailConsent }) => [
        standing,
        String(hasPushConsent),
        String(hasMailConsent),
      ],
    },
  );
  return { view: "customer-profiles", expected: expected.length, differing: wrong };
}

/** Demand depends on how far the event clock has come; what must be right to the unit is what is on hand. */
function stockCheck(shown: Shown, { movements }: Allowed, topology: Topology): ViewCheck {
  const counting = positionsOf(movements, latenessOf(topology, "movements"), ({ movedAtMs }) => movedAtMs);
  const expected = expectedStockLevels(movements.records, { counting, asOfMs: 0 });
  const wrong = differing(
    { expected, shown: shown.stockLevels() },
    { name: ({ skuLocationId }) => [skuLocationId], value: ({ onHand }) => [onHand] },
  );
  return { view: "stock-levels", expected: expected.length, differing: wrong };
}

function sessionCheck(shown: Shown, { clicks }: Allowed, topology: Topology): ViewCheck {
  const counting = positionsOf(clicks, latenessOf(topology, "clicks"), ({ occurredAtMs }) => occurredAtMs);
  const expected = expectedSessions(clicks.records, { counting });
  const wrong = expected.filter(
    ({ sessionId, items }) => shown.itemsOf(sessionId)?.join("\t") !== items.join("\t"),
  );
  return { view: "session-items", expected: expected.length, differing: wrong.length };
}

type Lateness = Parameters<typeof positionsInTime>[1];

function positionsOf<Item>(
  { records, batches }: Heard<Item>,
  lateness: Lateness,
  eventTime: (record: Item) => number,
): ReadonlySet<number> {
  return positionsInTime(records.map(eventTime), lateness, batches);
}

function inTime<Item>(
  heard: Heard<Item>,
  lateness: Lateness,
  eventTime: (record: Item) => number,
): Heard<Item> {
  const counting = positionsOf(heard, lateness, eventTime);
  return { records: heard.records.filter((_, position) => counting.has(position)) };
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
