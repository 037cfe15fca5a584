import { describe, expect, it } from "vitest";
import { measureLogic } from "#benchmarks/suite";
import { parseEvidence } from "#model";
import { countCodeReached } from "../../benchmarks/logic/code-reached.ts";
import { circumstances } from "./folder.ts";

const files: Readonly<Record<string, string>> = {
  "needs/both.ts": `import { shared } from "./shared.ts";
import { far } from "../runtime/far.ts";

/** A comment is no code. */
export const one = shared(far); // nor is this

export const two = {
  shared: helper(),

  text: \`// this is code
    and so is this\`,
};

function helper(): Kind {
  return 2;
}

type Kind = number;
const unused = 7;
`,
  "needs/shared.ts": `/* two
lines */
export function shared(value: number): number {
  return value;
}
export const alone = 1;
`,
};
const count = (name: string): number =>
  countCodeReached({ path: "needs/both.ts", name }, { folder: "needs", read: (path) => files[path] ?? "" });

describe("the lines of code that a declaration reaches", () => {
  it("are its own and those of what it leans on in the folder, without comments and imports", () => {
    expect(count("one")).toBe(1 + 3);
  });

  it("take in helpers, types and texts, and no other thing of the name of a key", () => {
    expect(count("two")).toBe(5 + 3 + 1);
  });

  it("are none where there is no such declaration", () => {
    expect(count("three")).toBe(0);
  });
});

describe("measureLogic", () => {
  it("finds more lines for Lambda, whose tally is written twice and merged", () => {
    const found = measureLogic(circumstances);
    expect(parseEvidence(found)).toEqual(found);
    const [pair] = found.pairs;
    expect(pair?.of).toBeGreaterThan(100);
    expect(pair?.comparedWith).toBeGreaterThan(pair?.of ?? Infinity);
  });
});
