import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "#model";
import type { exposure, mention, receipt } from "#model/omnishop";
import { differingOutcomes, expectedOutcomes } from "../../benchmarks/oracle/campaigns.ts";
import { admitMentions } from "../../reference-impl/needs/campaigns/admit-mentions.ts";
import { armsOf, campaignEffect } from "../../reference-impl/needs/campaigns/campaign-effect.ts";
import { mentionsFold, outcomesFold } from "../../reference-impl/needs/campaigns/campaign-folds.ts";
import { measureCampaigns } from "../../reference-impl/needs/campaigns/measure-campaigns.ts";
import { upliftOf } from "../../reference-impl/needs/campaigns/uplift.ts";
import { createDrive } from "./needs-drive.ts";
import { noonMs, saleOf } from "./needs-sales.ts";

type Exposure = RecordOf<typeof exposure>;
type Receipt = RecordOf<typeof receipt>;
const dayMs = 86_400_000;

function exposureOf(changes: Partial<Exposure> = {}): Exposure {
  return {
    exposureId: "e1",
    campaignId: "winter",
    customerId: "c1",
    arm: "treated",
    channel: "mail",
    exposedAtMs: noonMs,
    ...changes,
  };
}

function receiptOf(changes: Partial<Receipt> = {}): Receipt {
  return {
    saleId: "s1",
    kind: "purchase",
    channel: "web",
    placeId: "web-fr",
    customerId: "c1",
    currency: "EUR",
    totalMinor: 1_000,
    dayStartMs: noonMs - (noonMs % dayMs),
    soldAtMs: noonMs + dayMs,
    ...changes,
  };
}

function measuring() {
  const index = outcomesFold.empty();
  const drive = createDrive(measureCampaigns(2 * dayMs), {
    outcomes: (record) => outcomesFold.apply(index, record),
  });
  const rows = (campaignId = "winter") => [...(index.get(campaignId)?.values() ?? [])];
  return {
    ...drive,
    index,
    rows,
    expose: (record: Exposure, watermarkMs = noonMs) =>
      drive.step(record.customerId, { port: "exposures", record }, watermarkMs),
    sell: (record: Receipt, watermarkMs = noonMs) =>
      drive.step(record.customerId ?? "", { port: "receipts", record }, watermarkMs),
  };
}

describe("measure-campaigns", () => {
  it("claims a purchase of the week after an exposure, and none before it or from the eighth day on", () => {
    const { expose, sell, rows } = measuring();
    expose(exposureOf());
    sell(receiptOf({ saleId: "before", soldAtMs: noonMs - 1 }));
    sell(receiptOf({ saleId: "first", soldAtMs: noonMs }));
    sell(receiptOf({ saleId: "last", soldAtMs: noonMs + 7 * dayMs - 1 }));
    sell(receiptOf({ saleId: "after", soldAtMs: noonMs + 7 * dayMs }));
    expect(rows()).toMatchObject([
      { customerId: "c1", arm: "treated", purchaseCount: 2, amountMinor: 2_000 },
    ]);
  });

  it("claims a purchase that arrived before its exposure did", () => {
    const { expose, sell, rows } = measuring();
    sell(receiptOf());
    expose(exposureOf());
    expect(rows()).toMatchObject([{ purchaseCount: 1, amountMinor: 1_000 }]);
  });

  it("claims a purchase once, whatever the number of messages, and lets a refund lower the amount", () => {
    const { expose, sell, rows } = measuring();
    expose(exposureOf());
    expose(exposureOf({ exposureId: "e2", exposedAtMs: noonMs + 1 }));
    sell(receiptOf());
    sell(receiptOf({ saleId: "s1-r", kind: "refund", totalMinor: -400 }));
    expect(rows()).toMatchObject([{ purchaseCount: 1, amountMinor: 600 }]);
  });

  it("calls the same exposure a duplicate, one of the other arm filtered, and one too old late", () => {
    const { expose, fates } = measuring();
    expose(exposureOf());
    expose(exposureOf());
    expose(exposureOf({ exposureId: "e2", arm: "held-out" }));
    expose(exposureOf({ exposureId: "e3" }), noonMs + 3 * dayMs);
    expect(fates).toEqual(["applied", "duplicate", "filtered", "late"]);
  });

  it("forgets a customer without a campaign once the receipts are of no more use", () => {
    const { sell, advance, states } = measuring();
    sell(receiptOf());
    advance(noonMs + 3 * dayMs);
    expect(states.size).toBe(1);
    advance(noonMs + 3 * dayMs + 1);
    expect(states.size).toBe(0);
  });

  it("gives what plain loops give, in whatever order exposures and receipts arrive", () => {
    const customers = fc.constantFrom("c1", "c2");
    const when = fc.integer({ min: 0, max: 12 * 24 }).map((hours) => noonMs + hours * 3_600_000);
    const exposures = fc.array(
      fc.record({
        campaignId: fc.constantFrom("winter", "spring"),
        customerId: customers,
        exposedAtMs: when,
      }),
      { maxLength: 8 },
    );
    const sales = fc.array(
      fc.record({
        customerId: customers,
        soldAtMs: when,
        currency: fc.constantFrom("EUR" as const, "GBP" as const),
        kind: fc.constantFrom("purchase" as const, "refund" as const),
        totalMinor: fc.integer({ min: -500, max: 5_000 }),
      }),
      { maxLength: 12 },
    );
    const seed = fc.integer();
    fc.assert(
      fc.property(exposures, sales, seed, (drawn, sold, order) => {
        const { expose, sell, index } = measuring();
        const exposed = drawn.map((one, at) => exposureOf({ ...one, exposureId: `e${at}` }));
        const receipts = sold.map((one, at) => saleOf({ ...one, saleId: `s${at}` }));
        const arrivals = [
          ...exposed.map((record) => () => expose(record)),
          ...receipts.map((record) => () => sell(receiptOf({ ...record, dayStartMs: 0 }))),
        ];
        for (const arrive of shuffled(arrivals, order)) arrive();
        const shown = [...index.values()].flatMap((rows) => Array.from(rows.values()));
        expect(differingOutcomes(expectedOutcomes(exposed, receipts), shown)).toBe(0);
      }),
    );
  });
});

function shuffled<Item>(items: readonly Item[], order: number): readonly Item[] {
  return items
    .map((item, at) => ({ item, key: Math.imul(at + 1, order | 1) >>> 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe("the uplift of a campaign", () => {
  it("is the difference of the shares, with the interval of Newcombe's worked example", () => {
    // 56 of 70 against 48 of 80: Newcombe (1998), table II, method 10 gives .0524 to .3339.
    const uplift = upliftOf({
      treated: { customerCount: 70, buyerCount: 56 },
      heldOut: { customerCount: 80, buyerCount: 48 },
    });
    expect(uplift?.difference).toBeCloseTo(0.2, 10);
    expect(uplift?.lower).toBeCloseTo(0.0524, 4);
    expect(uplift?.upper).toBeCloseTo(0.3339, 4);
  });

  it("does not exist where an arm is empty", () => {
    const some = { customerCount: 3, buyerCount: 1 };
    expect(upliftOf({ treated: some, heldOut: { customerCount: 0, buyerCount: 0 } })).toBeNull();
  });

  it("is answered with both arms and the mentions; a campaign that nobody met is unknown", () => {
    const { expose, sell, index } = measuring();
    expose(exposureOf());
    expose(exposureOf({ exposureId: "e2", customerId: "c2", arm: "held-out" }));
    sell(receiptOf());
    const mentions = mentionsFold.empty();
    const buzz = { campaignId: "winter", publishedAtMs: noonMs } as const;
    mentionsFold.apply(mentions, { ...buzz, mentionId: "m1", rating: 4 });
    mentionsFold.apply(mentions, { ...buzz, mentionId: "m2", rating: null });
    const request = { query: {}, nowMs: noonMs, cutMs: { outcomes: null, mentions: null } } as const;
    const indexes = { outcomes: index, mentions };
    expect(campaignEffect.answer(indexes, { ...request, path: { campaignId: "winter" } })).toMatchObject({
      treated: { customerCount: 1, buyerCount: 1, purchaseCount: 1, amountMinor: { EUR: 1_000, GBP: 0 } },
      heldOut: { customerCount: 1, buyerCount: 0 },
      uplift: { difference: 1 },
      mentions: { count: 2, starsMean: 4 },
    });
    expect(campaignEffect.answer(indexes, { ...request, path: { campaignId: "none" } })).toBeNull();
  });

  it("counts a customer once who bought in two currencies", () => {
    const row = {
      campaignId: "w",
      customerId: "c",
      arm: "treated",
      purchaseCount: 1,
      changedAtMs: 0,
    } as const;
    const { treated } = armsOf([
      { ...row, currency: "EUR", amountMinor: 5 },
      { ...row, currency: "GBP", amountMinor: 7 },
    ]);
    expect(treated).toEqual({
      customerCount: 1,
      buyerCount: 1,
      purchaseCount: 2,
      amountMinor: { EUR: 5, GBP: 7 },
    });
  });
});

describe("admit-mentions", () => {
  const base: RecordOf<typeof mention> = {
    mentionId: "m1",
    network: "social",
    authorId: "a1",
    language: "fr",
    text: "Bravo",
    productId: null,
    campaignId: "winter",
    rating: 5,
    publishedAtMs: noonMs,
  };

  it("lets a mention of a campaign through once, without its text, and no other", () => {
    const out: unknown[] = [];
    const drive = createDrive(admitMentions(dayMs), { mentions: (record) => out.push(record) });
    const take = (record: RecordOf<typeof mention>, watermarkMs: number): void =>
      drive.step(record.mentionId, { port: "mentions", record }, watermarkMs);
    take(base, noonMs);
    take(base, noonMs);
    take({ ...base, mentionId: "m2", campaignId: null }, noonMs);
    take({ ...base, mentionId: "m3" }, noonMs + dayMs + 1);
    expect(drive.fates).toEqual(["applied", "duplicate", "filtered", "late"]);
    expect(out).toEqual([{ mentionId: "m1", campaignId: "winter", rating: 5, publishedAtMs: noonMs }]);
    drive.advance(noonMs + dayMs + 1);
    expect(drive.states.size).toBe(0);
  });
});
