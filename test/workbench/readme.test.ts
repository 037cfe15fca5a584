import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { drawAll } from "../../workbench/draw-diagrams.ts";

describe("the README", () => {
  it("shows the picture that the model draws now (npm run archbench -- diagrams --lang en draws it)", async () => {
    const shown = await readFile("docs/pictures/containers-kappa.svg", "utf8");
    const drawn = (await drawAll("en")).find(({ id }) => id === "containers-kappa");
    expect(shown).toBe(drawn?.svg);
  });

  it("names files that exist", async () => {
    const text = await readFile("README.md", "utf8");
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path ?? "");
    expect(links.length).toBeGreaterThan(2);
    for (const path of links) await expect(readFile(path)).resolves.toBeInstanceOf(Uint8Array);
  });
});
