import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecencyList } from "../../reference-impl/needs/personalisation/recency-list.ts";

type Named = { readonly name: string; older: Named | null; newer: Named | null };

describe("the list by recency", () => {
  it("holds what was touched and not removed since, the last touched last", () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(changes, (drawn) => {
        const nodes = Array.from(
          { length: 5 },
          (_, number): Named => ({ name: `n${number}`, older: null, newer: null }),
        );
        const list = new RecencyList<Named>();
        let expected: string[] = [];
        for (const [number, isTouched] of drawn) {
          const node = nodes[number];
          if (node === undefined) continue;
          expected = expected.filter((name) => name !== node.name);
          if (isTouched) expected.push(node.name);
          if (isTouched) list.touch(node);
          else list.remove(node);
          expect(Array.from(list, ({ name }) => name)).toEqual(expected);
          expect(list.oldest?.name).toBe(expected[0]);
        }
      }),
    );
  });
});
