import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSlides } from "../../workbench/documents/make-slides.ts";
import { publishedEvidence } from "../../workbench/documents/report-evidence.ts";

describe.each(["fr", "en"] as const)("the slides in %s", (language) => {
  let out = "";
  let html = "";
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), "archbench-slides-"));
    html = await readFile(await makeSlides({ out, language, evidenceFolder: publishedEvidence }), "utf8");
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  it("are twelve, each with a title, something to see and notes, and take from 15 to 20 minutes", () => {
    const sections = [...parseHTML(html).document.querySelectorAll(".slides > section")];
    expect(sections).toHaveLength(12);
    const poor = sections.filter(
      (section) =>
        !section.querySelector("h1, h2")?.textContent ||
        !section.querySelector(".words li, .visuals svg, .visuals table") ||
        (section.querySelector("aside.notes")?.textContent ?? "").length < 100,
    );
    expect(poor.map(({ id }) => id)).toEqual([]);
    const seconds = sections.map((section) => Number(section.getAttribute("data-timing")));
    const minutes = seconds.reduce((sum, value) => sum + value, 0) / 60;
    expect(minutes).toBeGreaterThanOrEqual(15);
    expect(minutes).toBeLessThanOrEqual(20);
  });

  it("need nothing beside the file, and no two things in it share an id", () => {
    const { document } = parseHTML(html);
    expect(document.documentElement.getAttribute("lang")).toBe(language);
    expect(document.querySelectorAll("link, script[src], img[src^=http], iframe").length).toBe(0);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
