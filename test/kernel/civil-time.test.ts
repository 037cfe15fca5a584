import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CivilTime,
  civilFromDays,
  dayOfWeek,
  daysFromCivil,
  formatIsoDate,
  formatIsoInstant,
  parseIsoDate,
  parseIsoInstant,
  utcMs,
  utcParts,
} from "#kernel/civil-time";
import { InvariantError } from "#kernel/invariant";

const anyDay = fc.integer({ min: -100_000_000, max: 100_000_000 });
const anyInstantMs = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });

const hourAhead = (civil: CivilTime): number => utcMs(civil) - 3_600_000;

describe("days and dates", () => {
  it.each([
    ["the epoch", 0, { year: 1970, month: 1, day: 1 }],
    ["the day before", -1, { year: 1969, month: 12, day: 31 }],
    ["a leap day", 11_016, { year: 2000, month: 2, day: 29 }],
    ["the day after it", 11_017, { year: 2000, month: 3, day: 1 }],
    ["the first day of Online Retail", 14_944, { year: 2010, month: 12, day: 1 }],
    ["1 March of a century without leap day", -25_508, { year: 1900, month: 3, day: 1 }],
    ["the last day of a 400-year cycle", -719_469, { year: 0, month: 2, day: 29 }],
  ])("agree on %s", (_, epochDay, date) => {
    expect(daysFromCivil(date)).toBe(epochDay);
    expect(civilFromDays(epochDay)).toEqual(date);
  });

  it("turn into each other and back, day by day, over a whole 400-year cycle", () => {
    const first = daysFromCivil({ year: 1800, month: 1, day: 1 });
    const strays: number[] = [];
    for (let epochDay = first; epochDay < first + 146_097; epochDay++) {
      if (daysFromCivil(civilFromDays(epochDay)) !== epochDay) strays.push(epochDay);
    }
    expect(strays).toEqual([]);
    expect(civilFromDays(first + 146_097)).toEqual({ year: 2200, month: 1, day: 1 });
  });

  it("agree with the platform's calendar", () => {
    fc.assert(
      fc.property(anyDay, (epochDay) => {
        const date = new Date(epochDay * 86_400_000);
        expect(civilFromDays(epochDay)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(dayOfWeek(epochDay) % 7).toBe(date.getUTCDay());
      }),
    );
  });

  it("let a month or a day count on beyond its range", () => {
    expect(daysFromCivil({ year: 2024, month: 3, day: 0 })).toBe(
      daysFromCivil({ year: 2024, month: 2, day: 29 }),
    );
    expect(daysFromCivil({ year: 2024, month: 13, day: 1 })).toBe(
      daysFromCivil({ year: 2025, month: 1, day: 1 }),
    );
    expect(daysFromCivil({ year: 2024, month: 0, day: 31 })).toBe(
      daysFromCivil({ year: 2023, month: 12, day: 31 }),
    );
  });

  it("refuse a day that is no integer", () => {
    expect(() => civilFromDays(1.5)).toThrow(InvariantError);
  });
});

describe("dayOfWeek", () => {
  it("counts from Monday, 1, to Sunday, 7", () => {
    const thursday = 0;
    expect([thursday - 3, thursday, thursday + 3].map(dayOfWeek)).toEqual([1, 4, 7]);
  });
});

describe("utcParts", () => {
  it("takes an instant apart", () => {
    expect(utcParts(1_291_191_960_123)).toEqual({
      year: 2010,
      month: 12,
      day: 1,
      hour: 8,
      minute: 26,
      second: 0,
      millisecond: 123,
    });
  });

  it("drops a fraction of a millisecond downwards, before the epoch too", () => {
    expect(utcParts(-0.5)).toMatchObject({
      year: 1969,
      month: 12,
      day: 31,
      hour: 23,
      second: 59,
      millisecond: 999,
    });
  });

  it("is undone by utcMs", () => {
    fc.assert(
      fc.property(anyInstantMs, (instantMs) => {
        expect(utcMs(utcParts(instantMs))).toBe(instantMs);
      }),
    );
  });
});

describe("parseIsoInstant", () => {
  it.each([
    ["2010-12-01T08:26", 1_291_191_960_000],
    ["2010-12-01T08:26:05", 1_291_191_965_000],
    ["2010-12-01T08:26:05.5", 1_291_191_965_500],
    ["2010-12-01T08:26:05,25", 1_291_191_965_250],
    ["2010-12-01T08:26:05.123456789Z", 1_291_191_965_123],
    ["2010-12-01T08:26Z", 1_291_191_960_000],
    ["2010-12-01T09:26+01:00", 1_291_191_960_000],
    ["2010-12-01T09:26+0100", 1_291_191_960_000],
    ["2010-12-01T02:56-05:30", 1_291_191_960_000],
    ["1969-12-31T23:59:59.999Z", -1],
    ["2024-02-29T00:00Z", 1_709_164_800_000],
  ])("reads %s", (text, instantMs) => {
    expect(parseIsoInstant(text)).toBe(instantMs);
  });

  it("asks the caller for the zone of a text without offset, and only then", () => {
    expect(parseIsoInstant("2010-12-01T09:26", hourAhead)).toBe(1_291_191_960_000);
    expect(parseIsoInstant("2010-12-01T08:26Z", hourAhead)).toBe(1_291_191_960_000);
  });

  it.each([
    "",
    "2010-12-01",
    "2010-12-01 08:26",
    "2010-12-01T8:26",
    "2010-12-01T08:26:5",
    "2010-12-01T08:26:05.",
    "2010-12-01T08:26.5",
    "2010-13-01T08:26",
    "2010-00-01T08:26",
    "2010-12-00T08:26",
    "2010-11-31T08:26",
    "2011-02-29T08:26",
    "1900-02-29T08:26",
    "2010-12-01T24:00",
    "2010-12-01T08:60",
    "2010-12-01T08:26:60",
    "2010-12-01T08:26+1",
    "2010-12-01T08:26+24:00",
    "2010-12-01T08:26+01:60",
    " 2010-12-01T08:26",
    "2010-12-01T08:26\n",
    "12/1/2010 8:26",
  ])("gives null for %j", (text) => {
    expect(parseIsoInstant(text)).toBeNull();
  });

  it("reads back what formatIsoInstant writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (instantMs) => {
        expect(parseIsoInstant(formatIsoInstant(instantMs))).toBe(instantMs);
      }),
    );
  });
});

describe("formatIsoInstant", () => {
  it("writes as the platform does, in years of any length", () => {
    expect(formatIsoInstant(1_291_191_960_000)).toBe("2010-12-01T08:26:00.000Z");
    fc.assert(
      fc.property(anyInstantMs, (instantMs) => {
        expect(formatIsoInstant(instantMs)).toBe(new Date(instantMs).toISOString());
      }),
    );
  });
});

describe("formatIsoDate and parseIsoDate", () => {
  it("write and read a day", () => {
    expect(formatIsoDate(14_944)).toBe("2010-12-01");
    expect(parseIsoDate("2010-12-01")).toBe(14_944);
  });

  it.each(["2010-12", "2010-02-30", "2010-12-01T00:00", "10-12-01"])("give null for %j", (text) => {
    expect(parseIsoDate(text)).toBeNull();
  });
});
