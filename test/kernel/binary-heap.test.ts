import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BinaryHeap } from "#kernel/binary-heap";
import { InvariantError } from "#kernel/invariant";

describe("BinaryHeap", () => {
  it("gives items back by key, and those of equal keys in the order they were pushed", () => {
    const heap = new BinaryHeap<string>();
    for (const [key, item] of [
      [5, "e1"],
      [1, "a1"],
      [5, "e2"],
      [3, "c"],
      [1, "a2"],
      [5, "e3"],
    ] as const) {
      heap.push(key, item);
    }
    expect(drain(heap)).toEqual(["a1", "a2", "c", "e1", "e2", "e3"]);
  });

  it("shows the smallest key and its item without taking it out", () => {
    const heap = new BinaryHeap<string>();
    heap.push(2, "later");
    heap.push(-1, "sooner");
    expect([heap.minKey, heap.peek(), heap.size]).toEqual([-1, "sooner", 2]);
    expect([heap.pop(), heap.minKey, heap.size]).toEqual(["sooner", 2, 1]);
  });

  it("says that nothing waits when it is empty, at first, after the last pop, and when cleared", () => {
    const heap = new BinaryHeap<string>();
    const state = (): unknown[] => [heap.size, heap.minKey, heap.peek(), heap.pop()];
    const empty = [0, Infinity, undefined, undefined];
    expect(state()).toEqual(empty);
    heap.push(1, "only");
    heap.pop();
    expect(state()).toEqual(empty);
    heap.push(1, "first");
    heap.push(2, "second");
    heap.clear();
    expect(state()).toEqual(empty);
  });

  it("orders infinite keys and both zeros", () => {
    const heap = new BinaryHeap<string>();
    heap.push(Infinity, "never");
    heap.push(0, "zero");
    heap.push(-0, "zero again");
    heap.push(-Infinity, "always");
    expect(drain(heap)).toEqual(["always", "zero", "zero again", "never"]);
  });

  it("refuses the key NaN and is left as it was", () => {
    const heap = new BinaryHeap<string>();
    heap.push(1, "kept");
    expect(() => heap.push(Number.NaN, "lost")).toThrow(InvariantError);
    expect(drain(heap)).toEqual(["kept"]);
  });

  it("behaves as a list sorted stably by key, whatever is pushed and popped", () => {
    const push = fc.record({ kind: fc.constant("push" as const), key: fc.integer({ min: 0, max: 6 }) });
    const pop = fc.record({ kind: fc.constant("pop" as const) });
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: push }, { weight: 2, arbitrary: pop }), { maxLength: 200 }),
        (steps) => {
          const heap = new BinaryHeap<number>();
          let list: readonly { key: number; item: number }[] = [];
          for (const [item, step] of steps.entries()) {
            const [first] = list;
            let popped: number | undefined;
            if (step.kind === "push") {
              heap.push(step.key, item);
              list = [...list, { key: step.key, item }].toSorted((left, right) => left.key - right.key);
            } else {
              popped = heap.pop();
              list = list.slice(1);
            }
            expect([popped, heap.size, heap.minKey, heap.peek()]).toEqual([
              step.kind === "pop" ? first?.item : undefined,
              list.length,
              list[0]?.key ?? Infinity,
              list[0]?.item,
            ]);
          }
        },
      ),
    );
  });
});

function drain<Item>(heap: BinaryHeap<Item>): (Item | undefined)[] {
  return Array.from({ length: heap.size }, () => heap.pop());
}
