import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitMbgNbd, probabilityAlive } from "../../reference-impl/needs/churn/mbg-nbd.ts";
import type { History } from "../../reference-impl/needs/churn/mbg-nbd.ts";

const folder = join(process.env["ARCHBENCH_DATA"] ?? "../shared/data", "churn");
const summary = join(folder, "cdnow_customers_summary.csv");
const purchases = join(folder, "CDNOW_sample.txt");

/** The lines of a file as fields, whatever stands between them. */
function fieldsOf(file: string): readonly (readonly string[])[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/[\s,]+/));
}

describe("the model on real customers, those of CDNOW", () => {
  it.skipIf(!existsSync(summary))(
    "is fitted as the package BTYDplus fits it, to the digits that the tests of lifetimes hold it to",
    () => {
      const published = fieldsOf(summary)
        .slice(1)
        .map((fields) => fields.map(Number))
        .map(([, repeatCount = 0, recencyWeeks = 0, ageWeeks = 0]) => ({
          repeatCount,
          recencyWeeks,
          ageWeeks,
        }));
      expect(published).toHaveLength(2_357);
      const fitted = fitMbgNbd(published);
      expect(fitted.r).toBeCloseTo(0.525, 3);
      expect(fitted.alpha).toBeCloseTo(6.183, 2);
      expect(fitted.a).toBeCloseTo(0.891, 3);
      expect(fitted.b).toBeCloseTo(1.614, 2);
    },
  );

  it.skipIf(!existsSync(purchases))(
    "names whom recency would: as many of either stay away in the weeks held out",
    () => {
      const customers = cdnowCustomers(fieldsOf(purchases));
      expect(customers).toHaveLength(2_357);
      const fitted = fitMbgNbd(customers.map(({ history }) => history));
      const named = customers.filter(({ history }) => probabilityAlive(fitted, history) < 0.5);
      const byRecency = customers.toSorted((a, b) => silenceOf(b) - silenceOf(a)).slice(0, named.length);
      expect(awayShare(customers)).toBeCloseTo(0.71, 2);
      expect(named).toHaveLength(1_835);
      expect(awayShare(named)).toBeCloseTo(0.81, 2);
      expect(awayShare(byRecency)).toBeCloseTo(0.81, 2);
      expect(named.filter(({ history }) => history.repeatCount === 0).length).toBeGreaterThan(1_000);
    },
  );
});

type Customer = Readonly<{ history: History; isAway: boolean }>;

/** Histories to the end of September 1997, and whether no purchase is known after that. */
function cdnowCustomers(rows: readonly (readonly string[])[]): readonly Customer[] {
  const lastDay = dayOf("19970930");
  const daysOf = new Map<string, readonly number[]>();
  for (const [customer = "", , date = ""] of rows) {
    daysOf.set(customer, [...(daysOf.get(customer) ?? []), dayOf(date)]);
  }
  return Array.from(daysOf.values(), (all) => {
    const days = [...new Set(all.filter((day) => day <= lastDay))];
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const history = {
      repeatCount: days.length - 1,
      recencyWeeks: (last - first) / 7,
      ageWeeks: (lastDay - first) / 7,
    };
    return { history, isAway: all.every((day) => day <= lastDay) };
  });
}

function silenceOf({ history }: Customer): number {
  return history.ageWeeks - history.recencyWeeks;
}

function awayShare(own: readonly Customer[]): number {
  return own.filter(({ isAway }) => isAway).length / own.length;
}

/** Days since 1970 of a date as 19970930. */
function dayOf(date: string): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / 86_400_000
  );
}
