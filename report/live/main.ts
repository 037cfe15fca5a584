import { html, render } from "htm/preact";
import { followAnswers } from "./follow-answers.ts";
import { withState } from "./history.ts";
import type { LiveAction, LiveSettings, LiveState } from "./live-state.ts";
import { createNumbers } from "./numbers.ts";
import { Page } from "./page.ts";
import type { PageProps } from "./page.ts";
import { english } from "./words-en.ts";
import { french } from "./words-fr.ts";

/** Beyond this nothing is coming any more. */
const lostAfterMs = 3_000;

const settings: LiveSettings = await askUntilAnswered("/settings");
const words = settings.language === "fr" ? french : english;
document.documentElement.lang = settings.language;
document.title = `Archbench · ${words.title}`;

const context = { words, settings, numbers: createNumbers(settings.language), act };
const firstProduct = settings.products[0]?.productId ?? "";
let props: PageProps = {
  context,
  state: null,
  isLost: false,
  traces: [],
  answered: {},
  pictures: {},
  choice: {
    variant: settings.variants[0]?.id ?? "",
    picture: 0,
    productId: firstProduct,
    path: settings.variants[0]?.endpoints.findLast(({ path }) => !path.includes("{"))?.path ?? "/",
    isEnlarged: false,
  },
  choose: (choice) => show({ choice: { ...props.choice, ...choice } }),
};
let heardMs = performance.now();
let isDrawing = false;

const states = new EventSource("/events");
states.addEventListener("message", ({ data }) => {
  const state: LiveState = JSON.parse(data);
  heardMs = performance.now();
  show({ state, isLost: false, traces: withState(props.traces, state) });
});
setInterval(() => {
  if (performance.now() - heardMs > lostAfterMs && !props.isLost) show({ isLost: true });
}, 500);
for (const { id } of settings.variants.flatMap((variant) => variant.pictures)) void loadPicture(id);
followAnswers({
  variants: settings.variants.map(({ id }) => id),
  productId: () => props.choice.productId,
  path: () => props.choice.path,
  onAnswer: (id, answered) => show({ answered: { ...props.answered, [id]: answered } }),
});

/** Draws at most once a frame, however often something new comes. */
function show(change: Partial<PageProps>): void {
  props = { ...props, ...change };
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    const page = document.getElementById("page");
    if (page) render(html`<${Page} ...${props} />`, page);
  });
}

async function loadPicture(id: string): Promise<void> {
  const response = await fetch(`/pictures/${id}`);
  const svg = await response.text();
  show({ pictures: { ...props.pictures, [id]: svg } });
}

function act(action: LiveAction): void {
  const headers = { "content-type": "application/json" };
  void fetch("/actions", { method: "POST", headers, body: JSON.stringify(action) });
}

/** The page may be opened before the pipelines have started. */
async function askUntilAnswered<T>(path: string): Promise<T> {
  for (;;) {
    const response = await fetch(path);
    if (response.ok) return response.json();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
