import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, formatPercent } from "#kernel/units";
import { decisions } from "#model/omnishop";
import { stated } from "../../model/decisions/stated.ts";

const claim = { id: "c", metric: "m", of: "a", better: "lower" } as const;
const sentence = {
  en: ({ times, target, percent }: Parameters<Parameters<typeof stated>[1]["en"]>[0]) =>
    `${times}|${target}|${percent}`,
  fr: ({ times }: Parameters<Parameters<typeof stated>[1]["fr"]>[0]) => `${times} fois`,
};

describe("the sentence of a claim", () => {
  it("has the claim's own numbers, as the language writes them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (byAtLeast, target) => {
        const { statement } = stated({ ...claim, byAtLeast, comparedWith: { target, unit: "ms" } }, sentence);
        const en = { language: "en", digits: 0 } as const;
        expect(statement.en).toBe(
          `${formatNumber(byAtLeast, en)}|${formatNumber(target, en)}|${formatPercent(target, en)}`,
        );
        expect(statement.fr).toBe(`${formatNumber(byAtLeast, { language: "fr", digits: 0 })} fois`);
      }),
    );
  });

  it("has no target where another subject is the yardstick, and keeps a fraction", () => {
    const { statement } = stated({ ...claim, byAtLeast: 1.25, comparedWith: { subject: "b" } }, sentence);
    expect(statement).toEqual({ en: "1.25||", fr: "1,25 fois" });
  });

  it.each(decisions.flatMap(({ claims }) => claims))("of $id says by how much, and of what", (of) => {
    const { byAtLeast, comparedWith, statement } = of;
    for (const language of ["en", "fr"] as const) {
      const number = (value: number): string =>
        formatNumber(value, { language, digits: Number.isInteger(value) ? 0 : 2 });
      // One time better is no number to say.
      const asked = [
        ...(byAtLeast === 1 ? [] : [[number(byAtLeast)]]),
        ...("target" in comparedWith
          ? [[number(comparedWith.target), formatPercent(comparedWith.target, { language, digits: 0 })]]
          : []),
      ];
      const unsaid = asked.filter((ways) => !ways.some((way) => statement[language].includes(way)));
      expect(unsaid).toEqual([]);
    }
  });
});
