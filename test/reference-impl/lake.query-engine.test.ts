import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openQueryEngine } from "#reference-impl/lake";
import { temporaryFolder } from "./lake-fixture.ts";

describe("a query engine with little memory", () => {
  it("sorts what does not fit by way of its folder, which goes with it", async () => {
    const folder = join(await temporaryFolder(), "spill");
    const engine = await openQueryEngine({ threadCount: 1, spill: { memoryBytesMax: 2 ** 25, folder } });
    const sorted = "SELECT n, row_number() OVER (ORDER BY hash(n)) AS place FROM range(2000000) AS t(n)";

    const rows = await engine.rows(`SELECT count(*) AS places FROM (${sorted}) WHERE place > 10`);

    expect(rows).toEqual([{ places: 1_999_990n }]);
    expect(existsSync(folder)).toBe(true);
    engine.close();
    expect(existsSync(folder)).toBe(false);
  });
});
