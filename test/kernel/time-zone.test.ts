import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIsoDate, formatIsoInstant, parseIsoDate, parseIsoInstant } from "#kernel/civil-time";
import {
  businessDay,
  localParts,
  localToUtcMs,
  startOfBusinessDayMs,
  startOfLocalHourMs,
  type TimeZone,
  zoneOffsetMs,
} from "#kernel/time-zone";

const zones: readonly TimeZone[] = ["Europe/Paris", "Europe/London"];
const anyZone = fc.constantFrom(...zones);
/** From 1996, when both zones came under one rule, to the end of 2099. */
const anyInstantMs = fc.integer({ min: instant("1996-01-01T00:00Z"), max: instant("2099-12-31T23:59Z") });
const hourMs = 3_600_000;

describe("zoneOffsetMs", () => {
  it.each<readonly [string, TimeZone, number]>([
    ["2024-01-15T12:00Z", "Europe/Paris", 1],
    ["2024-07-15T12:00Z", "Europe/Paris", 2],
    ["2024-01-15T12:00Z", "Europe/London", 0],
    ["2024-07-15T12:00Z", "Europe/London", 1],
    ["2024-03-31T00:59:59.999Z", "Europe/Paris", 1],
    ["2024-03-31T01:00Z", "Europe/Paris", 2],
    ["2024-10-27T00:59:59.999Z", "Europe/Paris", 2],
    ["2024-10-27T01:00Z", "Europe/Paris", 1],
    ["2011-03-27T01:00Z", "Europe/London", 1],
    ["2011-10-30T00:59:59.999Z", "Europe/London", 1],
    ["2011-10-30T01:00Z", "Europe/London", 0],
  ])("at %s in %s is %d hours", (text, zone, hours) => {
    expect(zoneOffsetMs(instant(text), zone)).toBe(hours * hourMs);
  });

  it("agrees with the platform's time zone data at any instant from 1996 on", () => {
    fc.assert(
      fc.property(anyInstantMs, anyZone, (instantMs, zone) => {
        expect(localText(instantMs, zone)).toBe(platformText(instantMs, zone));
      }),
      { numRuns: 2000 },
    );
  });

  it("agrees with the platform's around every change from 1996 to 2060", () => {
    for (let year = 1996; year <= 2060; year++) {
      for (const month of ["03", "10"]) {
        const lastDays = [25, 26, 27, 28, 29, 30, 31].map((day) => instant(`${year}-${month}-${day}T01:00Z`));
        for (const instantMs of lastDays.flatMap((changeMs) => [changeMs - 1, changeMs])) {
          for (const zone of zones) expect(localText(instantMs, zone)).toBe(platformText(instantMs, zone));
        }
      }
    }
  });
});

type Placement = Readonly<{ time: string; local: string; zone: TimeZone; utc: string }>;

describe("localToUtcMs", () => {
  it.each<Placement>([
    { time: "winter", local: "2010-12-01T08:26", zone: "Europe/London", utc: "2010-12-01T08:26:00.000Z" },
    { time: "summer", local: "2011-07-01T08:26", zone: "Europe/London", utc: "2011-07-01T07:26:00.000Z" },
    {
      time: "the last moment before the gap",
      local: "2024-03-31T01:59:59.999",
      zone: "Europe/Paris",
      utc: "2024-03-31T00:59:59.999Z",
    },
    {
      time: "a time in the gap, which moves past it",
      local: "2024-03-31T02:30",
      zone: "Europe/Paris",
      utc: "2024-03-31T01:30:00.000Z",
    },
    {
      time: "the first moment after the gap",
      local: "2024-03-31T03:00",
      zone: "Europe/Paris",
      utc: "2024-03-31T01:00:00.000Z",
    },
    {
      time: "a time that comes twice, the first of them",
      local: "2024-10-27T02:30",
      zone: "Europe/Paris",
      utc: "2024-10-27T00:30:00.000Z",
    },
    {
      time: "the first moment that comes once again",
      local: "2024-10-27T03:00",
      zone: "Europe/Paris",
      utc: "2024-10-27T02:00:00.000Z",
    },
  ])("places $time", ({ local, zone, utc }) => {
    expect(parseIsoInstant(local, (civil) => localToUtcMs(civil, zone))).toBe(instant(utc));
  });

  it("undoes localParts, but for the second pass through the hour that comes twice", () => {
    fc.assert(
      fc.property(anyInstantMs, anyZone, (instantMs, zone) => {
        const back = localToUtcMs(localParts(instantMs, zone), zone);
        const isSecondPass = zoneOffsetMs(instantMs - hourMs, zone) > zoneOffsetMs(instantMs, zone);
        expect(back).toBe(isSecondPass ? instantMs - hourMs : instantMs);
      }),
    );
  });
});

describe("businessDay", () => {
  it.each<readonly [string, TimeZone, string]>([
    ["2024-01-15T22:59:59.999Z", "Europe/Paris", "2024-01-15"],
    ["2024-01-15T23:00Z", "Europe/Paris", "2024-01-16"],
    ["2024-07-15T21:59:59.999Z", "Europe/Paris", "2024-07-15"],
    ["2024-07-15T22:00Z", "Europe/Paris", "2024-07-16"],
    ["2024-07-15T22:59Z", "Europe/London", "2024-07-15"],
  ])("of %s in %s is %s", (text, zone, expected) => {
    expect(formatIsoDate(businessDay(instant(text), zone))).toBe(expected);
  });

  it("begins at startOfBusinessDayMs and not a millisecond before", () => {
    fc.assert(
      fc.property(anyInstantMs, anyZone, (instantMs, zone) => {
        const day = businessDay(instantMs, zone);
        const startMs = startOfBusinessDayMs(day, zone);
        expect(startMs).toBeLessThanOrEqual(instantMs);
        expect(businessDay(startMs, zone)).toBe(day);
        expect(businessDay(startMs - 1, zone)).toBe(day - 1);
      }),
    );
  });

  it.each([
    ["2024-03-31", 23],
    ["2024-06-15", 24],
    ["2024-10-27", 25],
  ])("of %s has %d hours", (text, hours) => {
    const day = parseIsoDate(text) ?? Number.NaN;
    const lengthMs =
      startOfBusinessDayMs(day + 1, "Europe/Paris") - startOfBusinessDayMs(day, "Europe/Paris");
    expect(lengthMs).toBe(hours * hourMs);
  });
});

describe("startOfLocalHourMs", () => {
  it("cuts the minutes off, before the epoch too", () => {
    expect(startOfLocalHourMs(instant("2024-07-15T10:59:59.999Z"), "Europe/Paris")).toBe(
      instant("2024-07-15T10:00Z"),
    );
    expect(startOfLocalHourMs(instant("1969-12-31T23:30Z"), "Europe/London")).toBe(
      instant("1969-12-31T23:00Z"),
    );
  });

  it("tells the two passes through the hour that comes twice apart", () => {
    const firstMs = startOfLocalHourMs(instant("2024-10-27T00:30Z"), "Europe/Paris");
    const secondMs = startOfLocalHourMs(instant("2024-10-27T01:30Z"), "Europe/Paris");
    expect(secondMs - firstMs).toBe(hourMs);
    expect([firstMs, secondMs].map((startMs) => localParts(startMs, "Europe/Paris").hour)).toEqual([2, 2]);
  });
});

function instant(text: string): number {
  return parseIsoInstant(text) ?? Number.NaN;
}

function localText(instantMs: number, zone: TimeZone): string {
  return formatIsoInstant(instantMs + zoneOffsetMs(instantMs, zone)).slice(0, 19);
}

function platformText(instantMs: number, zone: TimeZone): string {
  const format = platformFormats[zone];
  return format.format(instantMs).replace(" ", "T");
}

/** Swedish writes dates as ISO 8601 does. */
const platformFormats: Readonly<Record<TimeZone, Intl.DateTimeFormat>> = {
  "Europe/Paris": swedishFormat("Europe/Paris"),
  "Europe/London": swedishFormat("Europe/London"),
};

function swedishFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
}
