import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "#kernel/invariant";
import { createRandom } from "#kernel/random";

const times = <Drawn>(count: number, draw: () => Drawn): Drawn[] => Array.from({ length: count }, draw);

describe("the same seed", () => {
  it("gives these very draws, on every machine", () => {
    const random = createRandom("omnishop");
    expect(times(4, () => random.next())).toEqual([
      0.441399306324316, 0.5608911692472738, 0.5863683581472809, 0.9812667219260911,
    ]);
    expect(times(6, () => random.int(1000))).toEqual([868, 523, 231, 314, 416, 575]);
    expect(times(3, () => random.int(2 ** 40))).toEqual([156_517_758_822, 797_701_246_999, 277_051_788_484]);
    expect(times(3, () => random.between({ min: -5, max: 5 }))).toEqual([-2, 0, 2]);
  });

  it("gives the same draws whatever the seed's letters", () => {
    expect(createRandom("").next()).toBe(0.5584477534729199);
    expect(createRandom("é").next()).toBe(0.1327944041967536);
  });

  it("differs from its neighbours at once", () => {
    const firstDraws = times(1000, () => 0).map((_, index) => createRandom(`seed-${index}`).next());
    expect(new Set(firstDraws).size).toBe(1000);
    const mean = firstDraws.reduce((sum, draw) => sum + draw, 0) / 1000;
    expect(mean).toBeGreaterThan(0.46);
    expect(mean).toBeLessThan(0.54);
  });
});

describe("split", () => {
  it("gives these very draws, on every machine", () => {
    expect(createRandom("omnishop").split("clicks").next()).toBe(0.31240475368504683);
  });

  it("does not depend on the draws made before", () => {
    const drawn = createRandom("s");
    times(17, () => drawn.next());
    expect(drawn.split("clicks").next()).toBe(createRandom("s").split("clicks").next());
  });

  it("leaves the stream that it is split from where it was", () => {
    const [split, whole] = [createRandom("s"), createRandom("s")];
    split.split("clicks").next();
    expect(split.next()).toBe(whole.next());
  });

  it("gives a stream of its own to each chain of purposes", () => {
    const random = createRandom("s");
    const firstDraws = [
      random,
      createRandom("1:s"),
      random.split(""),
      random.split("a"),
      random.split("ab"),
      random.split("a").split("b"),
      random.split("b").split("a"),
      random.split("1:a1:b"),
      random.split("a1:b"),
    ].map((stream) => stream.next());
    expect(new Set(firstDraws).size).toBe(firstDraws.length);
  });

  it("gives streams that do not move together", () => {
    const [left, right] = [createRandom("s").split("1"), createRandom("s").split("2")];
    const products = times(20_000, () => (left.next() - 0.5) * (right.next() - 0.5));
    const correlation = (12 * products.reduce((sum, product) => sum + product, 0)) / products.length;
    expect(Math.abs(correlation)).toBeLessThan(0.04);
  });
});

describe("next", () => {
  it("stays in [0, 1) and is spread evenly", () => {
    const random = createRandom("even");
    const counts = times(20, () => 0);
    for (const draw of times(200_000, () => random.next())) {
      expect(draw >= 0 && draw < 1).toBe(true);
      const cell = Math.floor(draw * 20);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // 99.99 % of even streams stay under 52.
    expect(chiSquare).toBeLessThan(52);
  });

  it("uses all of its 53 bits", () => {
    const random = createRandom("bits");
    const lowBits = times(2000, () => (random.next() * 2 ** 53) % 2);
    const ones = lowBits.reduce((sum, bit) => sum + bit, 0);
    expect(ones).toBeGreaterThan(850);
    expect(ones).toBeLessThan(1150);
  });
});

describe("int and between", () => {
  it("stay within their range, for small and for very large bounds", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 53 }), (seed, bound) => {
        const drawn = createRandom(seed).int(bound);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.nat(), (seed, min, width) => {
        const drawn = createRandom(seed).between({ min, max: min + width });
        expect(drawn >= min && drawn <= min + width).toBe(true);
      }),
    );
  });

  it("reach both ends", () => {
    const random = createRandom("ends");
    expect(new Set(times(200, () => random.between({ min: 1, max: 6 })))).toEqual(
      new Set([1, 2, 3, 4, 5, 6]),
    );
    expect(new Set(times(200, () => random.int(3)))).toEqual(new Set([0, 1, 2]));
    expect(random.between({ min: 4, max: 4 })).toBe(4);
    expect(random.int(1)).toBe(0);
  });

  it("draw each value as often, on either side of the bound where the draw gets wider", () => {
    for (const bound of [65_536, 65_537]) {
      const random = createRandom(`bound-${bound}`);
      const above = times(20_000, () => random.int(bound)).filter((drawn) => drawn >= bound / 2).length;
      expect(above).toBeGreaterThan(9700);
      expect(above).toBeLessThan(10_300);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 54])("refuse the bound %s", (bound) => {
    expect(() => createRandom("s").int(bound)).toThrow(InvariantError);
  });

  it.each([
    { min: 2, max: 1 },
    { min: 0.5, max: 2 },
    { min: 0, max: Number.NaN },
  ])("refuse the range $min..$max", (range) => {
    expect(() => createRandom("s").between(range)).toThrow(InvariantError);
  });
});

describe("chance", () => {
  it("says yes as often as asked, and never or always at the ends", () => {
    const random = createRandom("chance");
    const yes = (probability: number): number =>
      times(50_000, () => random.chance(probability)).filter(Boolean).length;
    expect(yes(0)).toBe(0);
    expect(yes(1)).toBe(50_000);
    expect(yes(0.02)).toBeGreaterThan(850);
    expect(yes(0.02)).toBeLessThan(1150);
  });
});

describe("pick", () => {
  it("draws each item as often as the others", () => {
    const random = createRandom("pick");
    const picked = times(30_000, () => random.pick(["shop", "web", "phone"]));
    for (const channel of ["shop", "web", "phone"]) {
      const count = picked.filter((item) => item === channel).length;
      expect(count).toBeGreaterThan(9600);
      expect(count).toBeLessThan(10_400);
    }
  });

  it("refuses to pick from nothing, and an item that is not there", () => {
    expect(() => createRandom("s").pick([])).toThrow(InvariantError);
    expect(() => createRandom("s").pick([undefined])).toThrow(InvariantError);
  });
});
