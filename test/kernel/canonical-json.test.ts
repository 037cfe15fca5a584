import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "#kernel/canonical-json";
import { InvariantError } from "#kernel/invariant";

/** Lets a value in that the compiler would stop, as one from JavaScript or a cast may come. */
const write = (value: unknown): string => Reflect.apply(canonicalJson, undefined, [value]);

describe("canonicalJson", () => {
  it("sorts keys at every depth, keeps the order of arrays, and writes no blanks", () => {
    const value = { b: [3, 1, { z: null, a: true }], a: "x", A: false };
    expect(canonicalJson(value)).toBe('{"A":false,"a":"x","b":[3,1,{"a":true,"z":null}]}');
  });

  it("sorts keys by UTF-16 code units, as the RFC's example asks", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\u{1f600}": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it.each([
    [0, "0"],
    [-0, "0"],
    [333333333.3333333, "333333333.3333333"],
    [1e30, "1e+30"],
    [4.5, "4.5"],
    [0.002, "0.002"],
    [0.000000000000000000000000001, "1e-27"],
    [5e-324, "5e-324"],
    [9007199254740994, "9007199254740994"],
  ])("writes the number %d as ECMAScript does", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it("escapes only what it must", () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it("gives JSON that reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(write(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("gives one text, whatever the order in which keys were set", () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });
    fc.assert(
      fc.property(keys, (names) => {
        const inOrder: Json = Object.fromEntries(names.map((name) => [name, name]));
        const reversed: Json = Object.fromEntries(names.toReversed().map((name) => [name, name]));
        expect(canonicalJson(inOrder)).toBe(canonicalJson(reversed));
      }),
    );
  });

  it("takes records of readonly types with keys that may be absent", () => {
    type Figure = Readonly<{ value: number; unit?: string; tags: readonly string[] }>;
    const figure: Figure = { value: 1, tags: ["a"] };
    expect(canonicalJson(figure)).toBe('{"tags":["a"],"value":1}');
  });

  it("takes an object without prototype, and a key called __proto__", () => {
    const bare: unknown = Object.assign(Object.create(null), { a: 1 });
    expect(write(bare)).toBe('{"a":1}');
    expect(write(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  it.each<readonly [string, unknown, string]>([
    ["undefined", { a: { b: [1, undefined] } }, "$.a.b[1] is of type undefined"],
    ["a key that is undefined", { unit: undefined }, "$.unit is of type undefined"],
    ["NaN", [Number.NaN], "$[0] is NaN"],
    ["an infinite number", { rate: -Infinity }, "$.rate is -Infinity"],
    ["a function", { step: () => 1 }, "$.step is of type function"],
    ["a bigint", [1n], "$[0] is of type bigint"],
    ["a symbol", Symbol("s"), "$ is of type symbol"],
    ["a date", { at: new Date(0) }, "$.at is an object of a class"],
    ["a map", new Map(), "$ is an object of a class"],
    ["a typed array", { values: Float64Array.of(1) }, "$.values is an object of a class"],
    ["a lone surrogate", ["\ud800"], "$[0] has a lone surrogate"],
    ["a hole of an array", Array.from({ length: 2 }), "$[0] is of type undefined"],
  ])("refuses %s and says where it is", (_, value, message) => {
    expect(() => write(value)).toThrow(InvariantError);
    expect(() => write(value)).toThrow(message);
  });

  it("refuses a value that contains itself", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(() => write(loop)).toThrow(/^\$\.self\.self\.self\.self is nested too deep, or contains itself/);
  });
});
