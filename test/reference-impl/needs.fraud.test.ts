import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "#model";
import type { fraudAlert } from "#model/omnishop";
import { expectedBurstAlerts } from "../../benchmarks/oracle/oracle.ts";
import { detectFraud } from "../../reference-impl/needs/detect-fraud.ts";
import { createDrive } from "./needs-drive.ts";
import { arrivals, noonMs, saleOf } from "./needs-sales.ts";
import type { Sale } from "./needs-sales.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function watching() {
  const alerts: RecordOf<typeof fraudAlert>[] = [];
  const drive = createDrive(detectFraud(hourMs), {
    alerts: (record) => alerts.push(record),
    open: () => undefined,
  });
  const take = (record: Sale, watermarkMs = -Infinity): void =>
    drive.step(record.paymentToken ?? "", { port: "sales", record }, watermarkMs);
  const reasons = () => alerts.map(({ saleId, reason }) => `${saleId} ${reason}`);
  return { ...drive, alerts, take, reasons };
}

function atHour(step: number) {
  return { saleId: `s${step}`, soldAtMs: noonMs + step * hourMs };
}

describe("detect-fraud", () => {
  it("alerts on the bursts that the oracle finds, in any order of arrival, once a sale", () => {
    fc.assert(
      fc.property(arrivals, (offered) => {
        const { take, alerts } = watching();
        let watermarkMs = -Infinity;
        for (const record of offered) {
          // Of one amount, on the web: no other reason can come before a burst.
          take({ ...record, totalMinor: 100 }, watermarkMs);
          watermarkMs = Math.max(watermarkMs, record.soldAtMs);
        }
        expect(alerts.map(({ saleId }) => saleId).toSorted()).toEqual(expectedBurstAlerts(offered));
      }),
    );
  });

  it("finds a burst at exactly ten minutes and none a millisecond beyond", () => {
    const at = [0, 1, 2];
    for (const [lastMs, expected] of [
      [10 * minuteMs, ["s9 burst"]],
      [10 * minuteMs + 1, []],
    ] as const) {
      const { take, reasons } = watching();
      for (const step of at) take(saleOf({ saleId: `s${step}`, soldAtMs: noonMs + step }));
      take(saleOf({ saleId: "s9", soldAtMs: noonMs + lastMs }));
      expect(reasons()).toEqual(expected);
    }
  });

  it("alerts on the later of two shops within twenty minutes, though it arrived first", () => {
    const { take, reasons } = watching();
    const shop = { channel: "shop" } as const;
    take(saleOf({ ...shop, saleId: "s2", placeId: "shop-2", soldAtMs: noonMs + 20 * minuteMs }));
    take(saleOf({ ...shop, saleId: "s1", placeId: "shop-1" }));
    expect(reasons()).toEqual(["s2 impossible-travel"]);
  });

  it("alerts on more than six times the mean of at least five purchases", () => {
    const { take, reasons } = watching();
    take(saleOf({ ...atHour(0), totalMinor: 100 }));
    for (const step of [1, 2, 3, 4]) take(saleOf({ ...atHour(step), totalMinor: 100 }));
    take(saleOf({ ...atHour(5), totalMinor: 600 }));
    take(saleOf({ ...atHour(6), totalMinor: 1101 }));
    expect(reasons()).toEqual(["s6 unusual-amount"]);
  });

  it("leaves refunds, duplicates and late purchases out", () => {
    const { take, fates } = watching();
    take(saleOf());
    take(saleOf());
    take(saleOf({ saleId: "s2", kind: "refund" }));
    take(saleOf({ saleId: "s3" }), noonMs + hourMs + 1);
    expect(fates).toEqual(["applied", "duplicate", "filtered", "late"]);
  });

  it("keeps a bounded list of purchases and forgets a card that rested for a month", () => {
    const { take, advance, states } = watching();
    for (let step = 0; step < 200; step += 1) take(saleOf({ saleId: `s${step}`, soldAtMs: noonMs + step }));
    expect(states.get("card")?.recent).toHaveLength(64);
    advance(noonMs + 2 * hourMs);
    expect(states.get("card")?.recent).toHaveLength(0);
    advance(noonMs + 31 * 24 * hourMs);
    expect(states.size).toBe(0);
  });
});
