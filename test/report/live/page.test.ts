import { describe, expect, it } from "vitest";
import type { LiveAction } from "../../../report/live/live-state.ts";
import { show, textOf } from "./shown-page.ts";

describe("the live page", () => {
  it("puts on each card what its node measures, and leaves alone what is not run", async () => {
    const document = show("en");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(document, "[data-node='tills'] .note")).toEqual(["33/s · 1,234"]);
    expect(textOf(document, "[data-node='fraud-desk'] .note")).toEqual(["Egress"]);
    expect(textOf(document, "[data-node='tally-sales'] .note")).toEqual(["120/s · 3.1%"]);
    expect(textOf(document, "[data-node='detect-fraud'] .note")).toEqual(["5.0/s · 40 waiting"]);
    expect(document.querySelector("[data-node='detect-fraud']")?.getAttribute("data-state")).toBe("waiting");
    expect(textOf(document, "[data-node='tally-sales-speed'] .note")).toEqual(["120/s · 9 late"]);
    expect(textOf(document, "[data-node='recompute-sales'] .note")).toEqual(["paused"]);
    expect(document.querySelector("[data-from='tills']")?.getAttribute("data-moves")).toBe("true");
  });

  it("puts on a container what all its nodes measure together, and lets run only what touches one", async () => {
    const document = show("en", {
      choice: {
        variant: "kappa",
        picture: 1,
        productId: "p-1",
        path: "/customers/at-risk",
        isEnlarged: false,
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(document, "[data-node='log'] .note")).toEqual(["67/s · 2,434", ""]);
    expect(textOf(document, "[data-node='person'] .note")).toEqual(["Person"]);
    const moves = [...document.querySelectorAll("[data-from]")].map((arrow) =>
      arrow.getAttribute("data-moves"),
    );
    expect(moves).toEqual(["false", "false", "true"]);
    expect(textOf(document, ".picture + small")[0]).toContain("this machine");
  });

  it("shows the sums of the law, a column a variant", () => {
    const document = show("en");
    expect(textOf(document, ".row-law td[data-fate='in']")).toEqual(["1,010", "1,010"]);
    expect(textOf(document, ".row-law tbody th")).toEqual([
      "in",
      "=accepted",
      "+dead-lettered",
      "accepted",
      "=applied",
      "+late",
      "+duplicate",
      "+filtered",
    ]);
  });

  it("shows clocks, latency and what a comparison found, with units", () => {
    const cells = textOf(show("en"), ".comparison td");
    expect(cells).toContain("4.0 ms worst of 10 s: 1.5 s");
    expect(cells).toContain("p50 3.2 ms p99 1.2 s n = 480");
    expect(cells).toContain("0 of 40 entries differ");
    expect(cells).toContain("not compared yet");
  });

  it("draws a minute of freshness and of latency, each line with its name", () => {
    const charts = [...show("en").querySelectorAll(".chart")];
    expect(charts.map((chart) => chart.querySelectorAll("polyline").length)).toEqual([2, 4]);
    expect(
      charts.flatMap((chart) => [...chart.querySelectorAll("li")].map((key) => key.textContent?.trim())),
    ).toEqual(["Kappa", "Lambda", "Kappa, p50", "Kappa, p99", "Lambda, p50", "Lambda, p99"]);
    expect(charts[1]?.querySelector("polyline")?.getAttribute("points")).toMatch(/^394\.0,[\d.]+$/);
  });

  it("says aloud what goes on, and politely what happened", () => {
    const document = show("en");
    expect(textOf(document, "[role='status']")[0]).toContain("cut for another 4.0 s: 12 receipts wait");
    expect(textOf(document, "[role='status']")[0]).toContain("Lambda: no process for 350 ms");
    expect(document.querySelector("[role='log']")?.getAttribute("aria-live")).toBe("polite");
    expect(textOf(document, "[role='log']")[0]).toContain("One card pays 5 times");
  });

  it("marks an hour of which the variants answer differently, once it is over", () => {
    expect(textOf(show("en"), "tr.differs td")).toEqual(["7", "5"]);
  });

  it("shows what any endpoint answers of each variant", () => {
    const chosen: string[] = [];
    const document = show("en", { choose: ({ path }) => chosen.push(path ?? "") });
    expect(textOf(document, ".said pre")).toEqual(['{ "a": 1 }', "no answer yet"]);
    expect(document.querySelector(".asked input")?.getAttribute("value")).toBe("/customers/at-risk");
    const select = document.querySelector<HTMLSelectElement>(".asked select");
    for (const option of select?.options ?? []) option.toggleAttribute("selected", option.value === "sales");
    const view = document.defaultView;
    if (view !== null) select?.dispatchEvent(new view.Event("change"));
    expect(chosen).toEqual(["/products/p-1/sales"]);
  });

  it("asks for what its buttons say, and offers no kill of a worker that is dead", () => {
    const asked: LiveAction[] = [];
    const document = show("en", { act: (action) => asked.push(action) });
    const buttons = [...document.querySelectorAll<HTMLButtonElement>(".buttons button")];
    for (const button of buttons) if (!button.hasAttribute("disabled")) button.click();
    expect(asked.map(({ kind }) => kind)).toEqual([
      "change-rate",
      "change-rate",
      "send-broken",
      "find-till",
      "steal-card",
      "pause-batch",
      "kill-worker",
      "check",
    ]);
    expect(buttons.filter((button) => button.hasAttribute("disabled")).map((one) => one.textContent)).toEqual(
      ["Cut the tills’ line for 10 s", "Kill the Lambda process"],
    );
  });

  it("speaks French with French numbers", () => {
    const document = show("fr");
    expect(textOf(document, "h1")).toEqual(["OmniShop en direct"]);
    expect(textOf(document, ".sent")).toEqual(["50 événements/s envoyés (50 prévus), 1 300 en tout"]);
    expect(textOf(document, ".comparison td")).toContain("4,0 ms pire sur 10 s : 1,5 s");
  });

  it("says that nothing comes any more", () => {
    expect(textOf(show("en", { isLost: true }), "[role='status']")[0]).toContain("has ended");
  });

  it("names every control and every part", () => {
    const document = show("fr");
    for (const part of document.querySelectorAll("section[aria-labelledby]")) {
      const heading = document.getElementById(part.getAttribute("aria-labelledby") ?? "");
      expect(heading?.textContent).toBeTruthy();
    }
    for (const button of document.querySelectorAll("button")) expect(button.textContent?.trim()).toBeTruthy();
    expect(document.querySelector("label select")).not.toBeNull();
  });
});

describe("the words of the live page", () => {
  it("have the spaces that French sets before its signs", () => {
    const document = show("fr");
    const text = document.getElementById("page")?.textContent ?? "";
    expect(text).not.toMatch(/ [:;!?%]/);
    expect(text).not.toMatch(/[a-zé][;!?]/i);
    expect(text).not.toContain("'");
  });
});
