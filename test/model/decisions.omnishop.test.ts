import { describe, expect, it } from "vitest";
import { decisions } from "#model/omnishop";

describe("OmniShop's decisions", () => {
  it.each(decisions)("$id refuses every option but the chosen one, and says why", ({ options, choice }) => {
    const open = options.filter(({ refusedBecause }) => refusedBecause === null).map(({ id }) => id);
    expect(open).toEqual([choice.optionId]);
    expect(options.length).toBeGreaterThan(1);
  });

  it("stake each on a claim, and no two claims share an id", () => {
    expect(decisions.filter(({ claims }) => claims.length === 0)).toEqual([]);
    const ids = decisions.flatMap(({ claims }) => claims.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("weigh cost, complexity, performance and latency of every product, where they weigh products", () => {
    const weighed = decisions.filter(({ options }) => options.some(({ traits }) => traits !== undefined));
    expect(weighed.length).toBeGreaterThanOrEqual(5);
    const blank = weighed.flatMap(({ options }) => options.filter(({ traits }) => traits === undefined));
    expect(blank).toEqual([]);
  });

  it("are told in French with its own apostrophes and its narrow spaces before double signs", () => {
    const french = [...JSON.stringify(decisions).matchAll(/"fr":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, text]) => text ?? "",
    );
    expect(french.length).toBeGreaterThan(20);
    expect(
      french.filter((text) => /['"]|(?:^|[^\u202f])[;!?%](?:\s|$)|(?:^|[^\u00a0\u202f]):(?:\s|$)/.test(text)),
    ).toEqual([]);
  });
});
