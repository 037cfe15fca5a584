import { html, render } from "htm/preact";
import { parseHTML } from "linkedom";
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
    "detect-fraud": { kind: "work", perSecond: 5, busyShare: 0.2, waitingCount: 40, lateCount: 0 },
    "tally-sales-speed": { kind: "work", perSecond: 120, busyShare: 0.031, waitingCount: 7, lateCount: 9 },
    "recompute-sales": { kind: "job", state: "paused", runCount: 1, lastTookMs: 80 },
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
const endpoints = [
  { id: "sales", name: "Sales API", path: "/products/{productId}/sales" },
  { id: "risk", name: "Risk API", path: "/customers/at-risk" },
];
const settings: LiveSettings = {
  language: "en",
  variants: [
    {
      id: "kappa",
      hasBatch: false,
      nodes: [{ id: "tills", name: "Tills" }],
      endpoints,
      pictures: picturesOf("kappa"),
    },
    {
      id: "lambda",
      hasBatch: true,
      nodes: [{ id: "fraud-desk", name: "Fraud desk" }],
      endpoints,
      pictures: picturesOf("lambda"),
    },
  ],
  batchEveryMs: 20_000,
  products: [{ productId: "p-1", name: "Chair" }],
  doses: { brokenCount: 25, cutSeconds: 10, foundCount: 30, foundAfterHours: 3, stolenCount: 5 },
};
const picture = `<svg>${["tally-sales", "detect-fraud", "tally-sales-speed", "recompute-sales"]
  .map((id) => `<g data-node="${id}"><text class="note">?</text></g>`)
  .join("")}<g data-node="tills" data-kind="source"><text class="note">Source</text></g>
  <g data-node="fraud-desk" data-kind="egress"><text class="note">Egress</text></g>
  <g data-from="tills" data-to="sales"><path class="line"/></g></svg>`;
const containers = `<svg><g data-node="log"><text class="note">Kafka</text><text class="note">4</text></g>
  <g data-node="gateway"><text class="note">Envoy</text></g><g data-node="person" data-kind="person"><text class="note">Person</text></g><g data-node="vault"><text class="note">OpenBao</text></g>
  <g data-from="log" data-to="person"></g><g data-from="person" data-to="vault"></g>
  <g data-from="gateway" data-to="log"></g></svg>`;

function hour(hourStartMs: number, units: number): AnsweredHour {
  return { hourStartMs, currency: "EUR", units, amountMinor: 100 * units };
}

type Change = Partial<PageProps> & Readonly<{ act?: (action: LiveAction) => void }>;

/** Draws the page over one state of two variants, of which Lambda restarts. */
export function show(language: "fr" | "en", { act, ...change }: Change = {}): Document {
  const { document } = parseHTML('<html><body><div id="page"></div></body></html>');
  Object.assign(globalThis, { document });
  const props: PageProps = {
    context: {
      words: language === "fr" ? french : english,
      numbers: createNumbers(language),
      settings: { ...settings, language },
      act: act ?? (() => undefined),
    },
    state,
    isLost: false,
    traces: withState([], state),
    answered: {
      kappa: { hours: [hour(0, 7), hour(1_768_212_000_000, 9)], alerts: [], said: '{ "a": 1 }' },
      lambda: { hours: [hour(0, 5), hour(1_768_212_000_000, 8)], alerts: [], said: null },
    },
    pictures: { kappa: picture, "containers-kappa": containers },
    choice: { variant: "kappa", picture: 0, productId: "p-1", path: "/customers/at-risk", isEnlarged: false },
    choose: () => undefined,
    ...change,
  };
  const root = document.getElementById("page");
  if (root === null) throw new Error("the document has no place for the page");
  render(html`<${Page} ...${props} />`, root);
  return document;
}

/** The texts of what a selector finds, with ordinary spaces. */
export function textOf(document: Document, selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)].map((one) =>
    (one.textContent ?? "").replaceAll(/[\s\u202f\u00a0]+/g, " ").trim(),
  );
}
