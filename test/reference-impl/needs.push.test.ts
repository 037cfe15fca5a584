import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InputOf, NodeById, RecordOf } from "#model";
import type { customerChange, kappa, push, sensorReading } from "#model/omnishop";
import { expectedPushes } from "../../benchmarks/oracle/pushes.ts";
import { pushInShop } from "../../reference-impl/needs/personalisation/push-in-shop.ts";
import { clickOf, noonMs } from "./needs-clicks.ts";
import { createDrive } from "./needs-drive.ts";

type Input = InputOf<NodeById<typeof kappa, "processor", "push-in-shop">>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function contactAt(measuredAtMs: number, changes: Partial<RecordOf<typeof sensorReading>> = {}): Input {
  const reading = { readingId: "r1", sensorId: "b1", placeId: "shop-1", value: 2, customerId: "ada" };
  return { port: "beacons", record: { ...reading, kind: "beacon", measuredAtMs, ...changes } };
}

function viewAt(occurredAtMs: number, productId: string, customerId = "ada"): Input {
  const clickId = `${productId}@${occurredAtMs}`;
  return { port: "views", record: clickOf({ clickId, customerId, productId, occurredAtMs }) };
}

function changeAt(changedAtMs: number, changes: Partial<RecordOf<typeof customerChange>> = {}): Input {
  return {
    port: "consents",
    record: {
      changeId: `at-${changedAtMs}`,
      customerId: "ada",
      kind: "changed",
      mergedIntoId: null,
      loyaltyTier: "none",
      hasPushConsent: true,
      hasMailConsent: false,
      homePlaceId: null,
      changedAtMs,
      ...changes,
    },
  };
}

function timeOf({ port, record }: Input): number {
  if (port === "beacons") return record.measuredAtMs;
  return port === "views" ? record.occurredAtMs : record.changedAtMs;
}

function pushing() {
  const pushes: RecordOf<typeof push>[] = [];
  const drive = createDrive(pushInShop(5 * 60_000), { pushes: (record) => pushes.push(record) });
  let watermarkMs = -Infinity;
  const take = (...inputs: readonly Input[]): void => {
    for (const input of inputs) {
      drive.step(input.record.customerId ?? "", input, watermarkMs);
      watermarkMs = Math.max(watermarkMs, timeOf(input));
      drive.advance(watermarkMs);
    }
  };
  return { ...drive, pushes, take };
}

const customer = fc.constantFrom("ada", "bea");
const drawn = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("contact" as const), customerId: customer }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("view" as const),
      customerId: customer,
      productId: fc.constantFrom("p1", "p2", "p3"),
    }),
  },
  fc.record({
    kind: fc.constant("change" as const),
    customerId: customer,
    as: fc.constantFrom("created", "changed", "changed", "merged", "erased"),
    hasPushConsent: fc.boolean(),
  }),
);
/** What happens to two customers over three weeks, each at an instant of its own, in order of time. */
const histories: fc.Arbitrary<readonly Input[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 21 * 24 }), drawn), { maxLength: 60 })
  .map((events) =>
    events
      .toSorted(([a], [b]) => a - b)
      .map(([hour, event], index): Input => {
        const atMs = noonMs + hour * hourMs + index;
        const { customerId } = event;
        if (event.kind === "contact") return contactAt(atMs, { readingId: `r${index}`, customerId });
        if (event.kind === "view") return viewAt(atMs, event.productId, customerId);
        return changeAt(atMs, { customerId, kind: event.as, hasPushConsent: event.hasPushConsent });
      }),
  );

function inputsOf(history: readonly Input[]) {
  return {
    beacons: history.flatMap(({ port, record }) => (port === "beacons" ? [record] : [])),
    views: history.flatMap(({ port, record }) => (port === "views" ? [record] : [])),
    consents: history.flatMap(({ port, record }) => (port === "consents" ? [record] : [])),
  };
}

describe("push-in-shop", () => {
  it("pushes what the oracle gives where records come in order, duplicates included", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { take, pushes } = pushing();
        for (const input of history) take(input, input);
        expect(pushes).toEqual(expectedPushes(inputsOf(history)));
      }),
    );
  });

  it("never pushes twice a day, nor a product twice or before it was viewed, nor without consent, in whatever order records come", () => {
    const arrivals = histories
      .map((history) => history.filter(({ port, record }) => port !== "consents" || record.kind !== "erased"))
      .chain((history) => fc.shuffledSubarray([...history], { minLength: history.length }));
    fc.assert(
      fc.property(arrivals, (offered) => {
        const { take, pushes } = pushing();
        for (const input of offered) take(input, input);
        expect(new Set(pushes.map(({ pushId }) => pushId)).size).toBe(pushes.length);
        const products = pushes.map(({ customerId, productId }) => `${customerId} ${productId}`);
        expect(new Set(products).size).toBe(pushes.length);
        for (const { customerId, productId, decidedAtMs } of pushes) {
          const { views, consents } = inputsOf(
            offered.filter(({ record }) => record.customerId === customerId),
          );
          const allowing = consents.some(
            (change) => change.hasPushConsent && change.changedAtMs <= decidedAtMs,
          );
          const viewed = views.some(
            (view) => view.productId === productId && view.occurredAtMs <= decidedAtMs,
          );
          expect(viewed).toBe(true);
          expect(allowing).toBe(true);
        }
      }),
    );
  });

  it("recalls the product that was viewed last, and next time the one before", () => {
    const { take, pushes } = pushing();
    take(changeAt(noonMs), viewAt(noonMs + 1, "p1"), viewAt(noonMs + 2, "p2"));
    take(
      contactAt(noonMs + 3),
      contactAt(noonMs + 4),
      contactAt(noonMs + dayMs),
      contactAt(noonMs + 2 * dayMs),
    );
    expect(pushes).toMatchObject([
      { pushId: "ada/2026-01-14", placeId: "shop-1", productId: "p2", reason: "viewed-lately" },
      { pushId: "ada/2026-01-15", productId: "p1" },
    ]);
  });

  it("is silent without consent, when it was withdrawn, and when it was given after the contact", () => {
    const { take, pushes } = pushing();
    take(viewAt(noonMs, "p1"), contactAt(noonMs + 1));
    take(changeAt(noonMs + 3), contactAt(noonMs + 2));
    take(changeAt(noonMs + 4, { hasPushConsent: false }), changeAt(noonMs + 3), contactAt(noonMs + 5));
    expect(pushes).toEqual([]);
  });

  it("does not recall what was viewed after the contact", () => {
    const { take, pushes } = pushing();
    take(changeAt(noonMs), viewAt(noonMs + 1, "p1"), viewAt(noonMs + 3, "p2"), contactAt(noonMs + 2));
    expect(pushes).toMatchObject([{ productId: "p1" }]);
  });

  it("is silent at night, on Sundays, and to who has left the shop", () => {
    const { take, pushes, fates } = pushing();
    take(changeAt(noonMs), viewAt(noonMs, "p1"));
    // 20:00 and 08:59 in Paris, then Sunday noon.
    take(
      contactAt(noonMs + 8 * hourMs),
      contactAt(noonMs + 21 * hourMs - 60_000),
      contactAt(noonMs + 4 * dayMs),
    );
    take(contactAt(noonMs + 4 * dayMs - 5 * 60_000 - 1));
    expect(pushes).toEqual([]);
    expect(fates.slice(-2)).toEqual(["applied", "late"]);
    take(contactAt(noonMs + 5 * dayMs));
    expect(pushes).toHaveLength(1);
  });

  it("forgets views after a week, and an erased customer but for the refusal", () => {
    const { take, advance, states } = pushing();
    take(viewAt(noonMs, "p1"));
    advance(noonMs + 7 * dayMs + 1);
    expect(states.size).toBe(0);
    take(
      changeAt(noonMs + 8 * dayMs),
      viewAt(noonMs + 8 * dayMs + 1, "p1"),
      contactAt(noonMs + 8 * dayMs + 2),
    );
    take(changeAt(noonMs + 9 * dayMs, { kind: "erased" }));
    expect(states.get("ada")).toMatchObject({ hasConsent: false, views: [], pushed: [] });
  });
});
