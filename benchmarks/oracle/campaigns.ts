import type { RecordOf } from "#model";
import type { campaignOutcome, exposure, sale } from "#model/omnishop";
import { differing } from "./difference.ts";

type Sale = RecordOf<typeof sale>;
type Exposure = RecordOf<typeof exposure>;
/** A customer's part in a campaign, without the time of its last change. */
type ExpectedOutcome = Omit<RecordOf<typeof campaignOutcome>, "changedAtMs">;

const weekMs = 604_800_000;

/**
 * Gives what each customer of each campaign bought in the week after any exposure to it, a row a currency; one in euros
 * stands even where nothing was bought. Looks at every receipt for every customer of every campaign.
 *
 * @param sold - Receipts in the order of their arrival, copies included; only those that count.
 */
export function expectedOutcomes(
  exposed: readonly Exposure[],
  sold: readonly Sale[],
): readonly ExpectedOutcome[] {
  const receiptsByCustomer = new Map<string, Sale[]>();
  const seen = new Set<string>();
  for (const receipt of sold) {
    if (receipt.customerId === null || seen.has(receipt.saleId)) continue;
    seen.add(receipt.saleId);
    const own = receiptsByCustomer.get(receipt.customerId);
    if (own === undefined) receiptsByCustomer.set(receipt.customerId, [receipt]);
    else own.push(receipt);
  }
  const parts: Record<string, Exposure[]> = {};
  for (const one of exposed) {
    const part = (parts[JSON.stringify([one.campaignId, one.customerId])] ??= []);
    if (part.length === 0 || part[0]?.arm === one.arm) part.push(one);
  }
  const rows: ExpectedOutcome[] = [];
  for (const part of Object.values(parts)) {
    const [first] = part;
    if (first === undefined) continue;
    const { campaignId, customerId, arm } = first;
    const sums = { EUR: { purchaseCount: 0, amountMinor: 0 }, GBP: { purchaseCount: 0, amountMinor: 0 } };
    let hasPounds = false;
    for (const { soldAtMs, currency, kind, totalMinor } of receiptsByCustomer.get(customerId) ?? []) {
      let counts = false;
      for (const { exposedAtMs } of part) {
        if (soldAtMs >= exposedAtMs && soldAtMs < exposedAtMs + weekMs) counts = true;
      }
      if (!counts) continue;
      if (currency === "GBP") hasPounds = true;
      if (kind === "purchase") sums[currency].purchaseCount += 1;
      sums[currency].amountMinor += totalMinor;
    }
    rows.push({ campaignId, customerId, arm, currency: "EUR", ...sums.EUR });
    if (hasPounds) rows.push({ campaignId, customerId, arm, currency: "GBP", ...sums.GBP });
  }
  return rows;
}

/** How many entries by campaign, customer and currency are missing, extra or unequal. */
export function differingOutcomes(
  expected: readonly ExpectedOutcome[],
  shown: readonly ExpectedOutcome[],
): number {
  return differing(
    { expected, shown },
    {
      name: ({ campaignId, customerId, currency }) => [campaignId, customerId, currency],
      value: ({ arm, purchaseCount, amountMinor }) => [arm, purchaseCount, amountMinor],
    },
  );
}
