import { assert, array, nat, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { cyclesIn } from "./cycles.ts";

describe("the search for cycles", () => {
  it("gives a cycle as its nodes in order, with the first one repeated", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["b"]],
    ]);
    expect(cyclesIn(graph)).toEqual([["b", "c", "b"]]);
  });

  it("sees a file that imports itself", () => {
    expect(cyclesIn(new Map([["a", ["a"]]]))).toEqual([["a", "a"]]);
  });

  it("takes two ways to one node for no cycle, and ignores what is no node", () => {
    const graph = new Map([
      ["a", ["b", "c", "node:fs"]],
      ["b", ["d"]],
      ["c", ["d"]],
      ["d", []],
    ]);
    expect(cyclesIn(graph)).toEqual([]);
  });

  const edges = array(tuple(nat(9), nat(9)), { maxLength: 30 });

  it("finds none where every edge goes to a higher node, and one as soon as an edge goes back", () => {
    assert(
      property(edges, (pairs) => {
        const rising = pairs.filter(([from, to]) => from < to);
        expect(cyclesIn(graphOf(rising))).toEqual([]);
        for (const [from, to] of rising) {
          expect(cyclesIn(graphOf([...rising, [to, from]]))).not.toEqual([]);
        }
      }),
    );
  });
});

function graphOf(pairs: readonly (readonly [number, number])[]): ReadonlyMap<string, readonly string[]> {
  const targets = (node: number): readonly string[] =>
    pairs.filter(([from]) => from === node).map(([, to]) => `${to}`);
  return new Map(Array.from({ length: 10 }, (_, node) => [`${node}`, targets(node)]));
}
