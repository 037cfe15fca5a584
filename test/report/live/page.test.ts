import { html, render } from "htm/preact";
import { parseHTML } from "linkedom";
import { beforeEach, describe, expect, it } from "vitest";
import type {
  LiveAction,
  LiveSettings,
  LiveState,
  PipelineReading,
} from "../../../report/live/live-state.ts";
import type { AnsweredHour } from "../../../report/live/answers.ts";
import { withState } from "../../../report/live/history.ts";
import { createNumbers } from "../../../report/live/numbers.ts";
import { Page } from "../../../report/live/page.ts";
import type { PageProps } from "../../../report/live/page.ts";
import { english } from "../../../report/live/words-en.ts";
import { french } from "../../../report/live/words-fr.ts";

const rows = {
  in: 1010,
  accepted: 1000,
  deadLettered: 10,
  applied: 970,
  late: 5,
  duplicate: 25,
  filtered: 0,
};
const reading: PipelineReading = {
  rows,
  latency: { sampleCount: 480, msP50: 3.2, msP99: 1234, windowMs: 10_000 },
  waiting: { count: 2, oldestMs: 4 },
  clocks: [{ id: "answer", freshnessMs: 4, worstMs: 1500, windowMs: 10_000 }],
  nodes: {
    tills: { kind: "flow", perSecond: 33.3, totalCount: 1234 },
    sales: { kind: "flow", perSecond: 33.3, totalCount: 1200 },
    "tally-sales": { kind: "work", perSecond: 120, busyShare: 0.031, waitingCount: 7, lateCount: 0 },
  },
  deadLetters: {
    byReason: { "wrong-type": 10 },
    newest: [{ sourceId: "tills", reason: "wrong-type", detail: "totalMinor is a text" }],
  },
  batchPaused: false,
};
const state: LiveState = {
  atMs: 1_768_212_000_000,
  sender: {
    plannedPerSecond: 50,
    sentPerSecond: 49.6,
    sentCount: 1300,
    cut: { endsInMs: 4_000, heldCount: 12 },
  },
  variants: [
    { id: "kappa", check: { expectedCount: 40, differingCount: 0, atMs: 0 }, phase: "running", reading },
    { id: "lambda", check: null, phase: "restarting", reading, downMs: 350 },
  ],
  incidents: [
    { number: 1, atMs: 1_768_212_000_000, kind: "card-stolen", variant: null, figures: { count: 5 } },
  ],
};
function picturesOf(variant: string): LiveSettings["variants"][number]["pictures"] {
  return [
    { id: variant, title: "Sales", groups: null },
    { id: `containers-${variant}`, title: "Containers", groups: { log: ["tills", "sales"], person: [] } },
  ];
}
const settings: LiveSettings = {
  language: "en",
  variants: [
    { id: "kappa", hasBatch: false, nodes: [{ id: "tills", name: "Tills" }], pictures: picturesOf("kappa") },
    {
      id: "lambda",
      hasBatch: true,
      nodes: [{ id: "fraud-desk", name: "Fraud desk" }],
      pictures: picturesOf("lambda"),
    },
  ],
  batchEveryMs: 20_000,
  products: [{ productId: "p-1", name: "Chair" }],
  doses: { brokenCount: 25, cutSeconds: 10, foundCount: 30, foundAfterHours: 3, stolenCount: 5 },
};
const picture = `<svg><g data-node="tills" data-kind="source"><text class="note">Source</text></g>
  <g data-node="fraud-desk" data-kind="egress"><text class="note">Egress</text></g>
  <g data-from="tills" data-to="sales"><path class="line"/></g></svg>`;
const containers = `<svg><g data-node="log"><text class="note">Kafka</text><text class="note">4</text></g>
  <g data-node="person"><text class="note">Person</text></g><g data-node="vault"><text class="note">OpenBao</text></g>
  <g data-from="log" data-to="person"></g><g data-from="person" data-to="vault"></g></svg>`;

let asked: LiveAction[] = [];

function hour(hourStartMs: number, units: number): AnsweredHour {
  return { hourStartMs, currency: "EUR", units, amountMinor: 100 * units };
}

function show(language: "fr" | "en", change: Partial<PageProps> = {}): Document {
  const { document } = parseHTML('<html><body><div id="page"></div></body></html>');
  Object.assign(globalThis, { document });
  const props: PageProps = {
    context: {
      words: language === "fr" ? french : english,
      numbers: createNumbers(language),
      settings: { ...settings, language },
      act: (action) => asked.push(action),
    },
    state,
    isLost: false,
    traces: withState([], state),
    answered: {
      kappa: { hours: [hour(0, 7), hour(1_768_212_000_000, 9)], alerts: [] },
      lambda: { hours: [hour(0, 5), hour(1_768_212_000_000, 8)], alerts: [] },
    },
    pictures: { kappa: picture, "containers-kappa": containers },
    choice: { variant: "kappa", picture: 0, productId: "p-1", isEnlarged: false },
    choose: () => undefined,
    ...change,
  };
  const root = document.getElementById("page");
  if (root === null) throw new Error("the document has no place for the page");
  render(html`<${Page} ...${props} />`, root);
  return document;
}

function textOf(document: Document, selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)].map((one) =>
    (one.textContent ?? "").replaceAll(/[\s\u202f\u00a0]+/g, " ").trim(),
  );
}

beforeEach(() => {
  asked = [];
});

describe("the live page", () => {
  it("puts on each card what its node measures, and leaves alone what is not run", async () => {
    const document = show("en");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(document, "[data-node='tills'] .note")).toEqual(["33/s · 1,234"]);
    expect(textOf(document, "[data-node='fraud-desk'] .note")).toEqual(["Egress"]);
    expect(document.querySelector("[data-from='tills']")?.getAttribute("data-moves")).toBe("true");
  });

  it("puts on a container what all its nodes measure together, and lets run only what touches one", async () => {
    const document = show("en", {
      choice: { variant: "kappa", picture: 1, productId: "p-1", isEnlarged: false },
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(document, "[data-node='log'] .note")).toEqual(["67/s · 2,434", ""]);
    expect(textOf(document, "[data-node='person'] .note")).toEqual(["Person"]);
    const moves = [...document.querySelectorAll("[data-from]")].map((arrow) =>
      arrow.getAttribute("data-moves"),
    );
    expect(moves).toEqual(["true", "false"]);
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

  it("asks for what its buttons say, and offers no kill of a worker that is dead", () => {
    const document = show("en");
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
    expect(textOf(document, ".sent")).toEqual(["50 tickets/s envoyés (50 prévus), 1 300 en tout"]);
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
