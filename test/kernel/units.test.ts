import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "#kernel/invariant";
import {
  dayMs,
  formatBytes,
  formatInteger,
  formatNumber,
  formatPercent,
  hourMs,
  minuteMs,
  secondMs,
} from "#kernel/units";

describe("durations", () => {
  it("are in milliseconds", () => {
    expect([secondMs, minuteMs, hourMs, dayMs]).toEqual([1000, 60_000, 3_600_000, 86_400_000]);
  });
});

describe("formatInteger", () => {
  it.each([
    [0, "0", "0"],
    [-0, "0", "0"],
    [999, "999", "999"],
    [1000, "1,000", "1\u202f000"],
    [541_909, "541,909", "541\u202f909"],
    [-1_234_567, "\u22121,234,567", "\u22121\u202f234\u202f567"],
    [Number.MAX_SAFE_INTEGER, "9,007,199,254,740,991", "9\u202f007\u202f199\u202f254\u202f740\u202f991"],
  ])("writes %d in English and in French", (value, english, french) => {
    expect(formatInteger(value, "en")).toBe(english);
    expect(formatInteger(value, "fr")).toBe(french);
  });

  it.each([1.5, Number.NaN, Infinity, 2 ** 53])("refuses %s", (value) => {
    expect(() => formatInteger(value, "en")).toThrow(InvariantError);
  });
});

describe("formatNumber", () => {
  it.each([
    { value: 9_747_747.93, digits: 2, english: "9,747,747.93", french: "9\u202f747\u202f747,93" },
    { value: 0.5, digits: 0, english: "1", french: "1" },
    { value: -0.5, digits: 0, english: "\u22121", french: "\u22121" },
    { value: -0.04, digits: 1, english: "0.0", french: "0,0" },
    { value: 12, digits: 3, english: "12.000", french: "12,000" },
    { value: 999.999, digits: 2, english: "1,000.00", french: "1\u202f000,00" },
    { value: 1234.5678, digits: 4, english: "1,234.5678", french: "1\u202f234,5678" },
  ])("writes $value with $digits decimals", ({ value, digits, english, french }) => {
    expect(formatNumber(value, { language: "en", digits })).toBe(english);
    expect(formatNumber(value, { language: "fr", digits })).toBe(french);
  });

  it("agrees with the platform but for the minus sign", () => {
    const anyNumber = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(anyNumber, fc.constantFrom("fr" as const, "en" as const), (value, language) => {
        // Rounded beforehand: the platform rounds the shortest decimal, we the exact binary value.
        const rounded = Number(value.toFixed(2));
        const platform = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(rounded);
        const expected = rounded === 0 ? platform.replace("-", "") : platform.replace("-", "\u2212");
        expect(formatNumber(rounded, { language, digits: 2 })).toBe(expected);
      }),
    );
  });

  it.each([
    [Number.NaN, 0],
    [Infinity, 0],
    [1e21, 0],
    [1, -1],
    [1, 21],
    [1, 0.5],
  ])("refuses %s with %s decimals", (value, digits) => {
    expect(() => formatNumber(value, { language: "en", digits })).toThrow(InvariantError);
  });
});

describe("formatPercent", () => {
  it("writes a ratio, in French with a narrow no-break space before the sign", () => {
    expect(formatPercent(0.125, { language: "en", digits: 1 })).toBe("12.5%");
    expect(formatPercent(0.125, { language: "fr", digits: 1 })).toBe("12,5\u202f%");
    expect(formatPercent(-0.07, { language: "en", digits: 0 })).toBe("\u22127%");
    expect(formatPercent(12.5, { language: "en", digits: 0 })).toBe("1,250%");
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0\u00a0B", "0\u00a0o"],
    [34, "34\u00a0B", "34\u00a0o"],
    [999, "999\u00a0B", "999\u00a0o"],
    [1000, "1.00\u00a0kB", "1,00\u00a0ko"],
    [9994, "9.99\u00a0kB", "9,99\u00a0ko"],
    [9995, "10.0\u00a0kB", "10,0\u00a0ko"],
    [99_949, "99.9\u00a0kB", "99,9\u00a0ko"],
    [99_950, "100\u00a0kB", "100\u00a0ko"],
    [999_499, "999\u00a0kB", "999\u00a0ko"],
    [999_500, "1.00\u00a0MB", "1,00\u00a0Mo"],
    [1_500_000, "1.50\u00a0MB", "1,50\u00a0Mo"],
    [1_073_741_824, "1.07\u00a0GB", "1,07\u00a0Go"],
    [42e12, "42.0\u00a0TB", "42,0\u00a0To"],
    [5e18, "5,000\u00a0PB", "5\u202f000\u00a0Po"],
  ])("writes %d", (bytes, english, french) => {
    expect(formatBytes(bytes, "en")).toBe(english);
    expect(formatBytes(bytes, "fr")).toBe(french);
  });

  it.each([-1, Number.NaN, Infinity])("refuses %s", (bytes) => {
    expect(() => formatBytes(bytes, "en")).toThrow(InvariantError);
  });
});
