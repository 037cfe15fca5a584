import { describe, expect, it } from "vitest";
import { InvariantError, invariant, unreachable } from "#kernel/invariant";

describe("invariant", () => {
  it("lets what is true pass", () => {
    expect(() => invariant(true, "offsets grow")).not.toThrow();
  });

  it("throws the law that was broken, with a stable code", () => {
    expect(() => invariant(false, "offsets grow: 7 after 9")).toThrow(InvariantError);
    expect(() => invariant(false, "offsets grow: 7 after 9")).toThrow(
      expect.objectContaining({
        code: "KERNEL_INVARIANT",
        name: "InvariantError",
        message: "offsets grow: 7 after 9",
      }),
    );
  });

  it("narrows the type of what it has checked", () => {
    const found: string | undefined = ["clicks"].at(0);
    invariant(found !== undefined, "there is a stream");
    const name: string = found;
    expect(name).toBe("clicks");
  });
});

describe("unreachable", () => {
  it.each([
    ["a tag", '"stream"', "every case is handled, but not this one: stream"],
    [
      "a record, by its kind",
      '{ "kind": "topic", "id": "clicks" }',
      "every case is handled, but not this one: kind topic",
    ],
    [
      "a record without kind, by its keys",
      '{ "id": 1, "name": 2 }',
      "every case is handled, but not this one: an object with id, name",
    ],
  ])("names %s that entered around the compiler", (_, text, message) => {
    expect(() => Reflect.apply(unreachable, undefined, [JSON.parse(text)])).toThrow(
      new InvariantError(message),
    );
  });

  it("does not compile while a case is missing", () => {
    expect(area({ kind: "square", side: 3 })).toBe(9);
    expect(() => area({ kind: "dot" })).toThrow(InvariantError);
  });
});

function area(shape: { kind: "square"; side: number } | { kind: "dot" }): number {
  if (shape.kind === "square") return shape.side * shape.side;
  // @ts-expect-error The dot is not handled.
  return unreachable(shape);
}
