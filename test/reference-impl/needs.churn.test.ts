import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "#model";
import type { customerChange, customerProfile } from "#model/omnishop";
import { differingCustomerDays, expectedCustomerDays } from "../../benchmarks/oracle/customer-days.ts";
import {
  customersAtRisk,
  historyOf,
  mergeCustomersAtRisk,
} from "../../reference-impl/needs/churn/at-risk.ts";
import { daysFold, profilesFold } from "../../reference-impl/needs/churn/churn-folds.ts";
import type { CustomerDay, DaysIndex } from "../../reference-impl/needs/churn/churn-folds.ts";
import { keepProfiles } from "../../reference-impl/needs/churn/keep-profiles.ts";
import { tallyCustomerDays } from "../../reference-impl/needs/churn/tally-customer-days.ts";
import { conformSales } from "../../reference-impl/needs/conform-sales.ts";
import { createDrive } from "./needs-drive.ts";
import { noonMs, saleOf } from "./needs-sales.ts";
import type { Sale } from "./needs-sales.ts";

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** Receipts go through the gate as they do in the topology. */
function tallying() {
  const index = daysFold.empty();
  const tally = createDrive(tallyCustomerDays(2 * dayMs), {
    days: (record) => daysFold.apply(index, record),
  });
  const gate = createDrive(conformSales(2 * dayMs), {
    lines: () => undefined,
    receipts: (record) => {
      if (record.customerId !== null) {
        tally.step(record.customerId, { port: "receipts", record }, noonMs);
      }
    },
  });
  return {
    index,
    ...tally,
    sell: (record: Sale) => gate.step(record.saleId, { port: "sales", record }, noonMs),
    shown: () => [...index.values()].flatMap((days) => Array.from(days.values())),
  };
}

describe("tally-customer-days", () => {
  it("gives what plain loops and the language's own calendar give, over days and changes of the clock", () => {
    const sold = fc.array(
      fc.record({
        customerId: fc.constantFrom("c1", "c2", null),
        currency: fc.constantFrom("EUR" as const, "GBP" as const),
        kind: fc.constantFrom("purchase" as const, "refund" as const),
        totalMinor: fc.integer({ min: -900, max: 900 }),
        // Around the last Sunday of March, when Paris has a day of 23 hours.
        soldAtMs: fc.integer({ min: Date.UTC(2026, 2, 27), max: Date.UTC(2026, 2, 31) }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(sold, (drawn) => {
        const { sell, shown } = tallying();
        const receipts = drawn.map((one, at) => saleOf({ ...one, saleId: `s${at}` }));
        for (const receipt of receipts) sell(receipt);
        expect(differingCustomerDays(expectedCustomerDays(receipts), shown())).toBe(0);
      }),
    );
  });

  it("closes a day when no receipt of it can be on time any more", () => {
    const { sell, advance, states } = tallying();
    sell(saleOf({ customerId: "c1" }));
    const dayStartMs = Date.UTC(2026, 0, 13, 23);
    advance(dayStartMs + 25 * 3_600_000 + 2 * dayMs - 1);
    expect(states.size).toBe(1);
    advance(dayStartMs + 25 * 3_600_000 + 2 * dayMs);
    expect(states.size).toBe(0);
  });
});

describe("keep-profiles", () => {
  const base: RecordOf<typeof customerChange> = {
    changeId: "k1",
    customerId: "c1",
    kind: "created",
    mergedIntoId: null,
    loyaltyTier: "gold",
    hasPushConsent: true,
    hasMailConsent: true,
    homePlaceId: null,
    changedAtMs: noonMs,
  };

  it("ends with the last change, in whatever order they come", () => {
    const changes = [
      base,
      { ...base, changeId: "k2", kind: "changed" as const, hasMailConsent: false, changedAtMs: noonMs + 1 },
      { ...base, changeId: "k3", kind: "erased" as const, changedAtMs: noonMs + 2 },
      { ...base, changeId: "k2b", kind: "changed" as const, changedAtMs: noonMs + 1 },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: 4 }), (order) => {
        const index = profilesFold.empty();
        const drive = createDrive(keepProfiles, { profiles: (record) => profilesFold.apply(index, record) });
        for (const record of order) drive.step("c1", { port: "changes", record }, noonMs);
        expect(index.get("c1")).toEqual({
          customerId: "c1",
          standing: "erased",
          mergedIntoId: null,
          loyaltyTier: "none",
          hasPushConsent: false,
          hasMailConsent: false,
          changedAtMs: noonMs + 2,
        });
      }),
    );
  });

  it("calls the same change a duplicate, and one that was overtaken filtered", () => {
    const drive = createDrive(keepProfiles, { profiles: () => undefined });
    for (const record of [base, base, { ...base, changeId: "k0", changedAtMs: noonMs - 1 }]) {
      drive.step("c1", { port: "changes", record }, noonMs);
    }
    expect(drive.fates).toEqual(["applied", "duplicate", "filtered"]);
  });
});

function indexOf(days: readonly CustomerDay[]): DaysIndex {
  return days.reduce((index, day) => daysFold.apply(index, day), daysFold.empty());
}

describe("the list of customers at risk", () => {
  const nowMs = noonMs + 300 * dayMs;

  /** 150 who came ten times, each at a pace of their own: the even ones until last week, the odd ones long ago. */
  function manyDays(): readonly CustomerDay[] {
    return Array.from({ length: 150 }, (_, customer) => {
      const paceMs = (2 + (customer % 13)) * dayMs;
      const lastMs = Date.UTC(2026, 0, 13, 23) + (customer % 2 === 0 ? 294 : 130) * dayMs;
      return Array.from({ length: 10 }, (__, visit) => ({
        customerId: `c${String(customer).padStart(3, "0")}`,
        dayStartMs: lastMs - visit * paceMs,
        currency: "EUR" as const,
        purchaseCount: 1,
        amountMinor: 100,
      }));
    }).flat();
  }

  const consenting: RecordOf<typeof customerProfile> = {
    customerId: "c001",
    standing: "active",
    mergedIntoId: null,
    loyaltyTier: "gold",
    hasPushConsent: false,
    hasMailConsent: true,
    changedAtMs: noonMs,
  };
  const profiles = [consenting, { ...consenting, customerId: "c003", standing: "erased" as const }].reduce(
    (index, profile) => profilesFold.apply(index, profile),
    profilesFold.empty(),
  );
  const request = { path: {}, query: { limit: "1000" }, nowMs } as const;

  it("names those who fell silent, not those who are gone or still come, and acts on consent only", () => {
    const days = indexOf(manyDays());
    const said = customersAtRisk().answer(
      { days, profiles },
      { ...request, cutMs: { days: null, profiles: null } },
    );
    const text = JSON.stringify(said);
    expect(text).toContain('"customerId":"c001"');
    expect(text).not.toContain('"customerId":"c003"');
    expect(text).not.toContain('"customerId":"c002"');
    expect(text.match(/"action":"voucher"/g)).toHaveLength(1);
    expect(text.match(/"action":"none"/g)).toHaveLength(73);
  });

  it("is the same from a batch and a speed layer as from one code path, wherever the cut falls", () => {
    const days = manyDays();
    const cutMs = { days: null, profiles: null };
    const whole = customersAtRisk().answer({ days: indexOf(days), profiles }, { ...request, cutMs });
    for (const cut of [Date.UTC(2026, 1, 20), Date.UTC(2026, 8, 1)]) {
      const before = days.filter(({ dayStartMs }) => dayStartMs < cut);
      const merged = mergeCustomersAtRisk().answer(
        { batch: indexOf(before), speed: indexOf(days), profiles },
        { ...request, cutMs: { batch: cut, speed: null, profiles: null } },
      );
      expect(merged).toEqual(whole);
    }
  });

  it("says nobody is at risk where there is too little history for a model", () => {
    const days = indexOf(manyDays().slice(0, 50));
    expect(
      customersAtRisk().answer({ days, profiles }, { ...request, cutMs: { days: null, profiles: null } }),
    ).toEqual({ model: null, customers: [] });
  });

  it("refuses a limit that is no number, naming it", () => {
    const asked = { ...request, query: { limit: "many" }, cutMs: { days: null, profiles: null } };
    expect(() => customersAtRisk().answer({ days: indexOf([]), profiles }, asked)).toThrow(/limit is "many"/);
  });

  it("takes days before today only, and several receipts of a day as one purchase", () => {
    const day = { customerId: "c", currency: "EUR", purchaseCount: 2, amountMinor: 1 } as const;
    const history = historyOf(
      [
        { ...day, dayStartMs: 0 },
        { ...day, dayStartMs: weekMs },
        { ...day, dayStartMs: 2 * weekMs },
        { ...day, dayStartMs: weekMs, currency: "GBP" },
      ],
      2 * weekMs,
    );
    expect(history).toEqual({ repeatCount: 1, recencyWeeks: 1, ageWeeks: 2 });
  });
});
