import type { CardKind } from "./view.ts";

type Colours = Readonly<{ fill: string; line: string; text: string }>;

const blue = { fill: "#E8F0FE", line: "#2456C4", text: "#12306F" };
const green = { fill: "#E6F4EF", line: "#0F7B5F", text: "#08493A" };
const orange = { fill: "#FFF1DC", line: "#9A5800", text: "#6B3E00" };
const grey = { fill: "#F1F1F4", line: "#6A6F7C", text: "#3B3F4A" };
const violet = { fill: "#F1EBFB", line: "#6B3FB0", text: "#42217A" };
const navy = { fill: "#12306F", line: "#12306F", text: "#FFFFFF" };

/** The colours of each kind of card; text on its fill has a contrast of 7 to 1 at least. */
export const coloursOf: Readonly<Record<CardKind, Colours>> = {
  source: grey,
  landing: green,
  stream: orange,
  processor: blue,
  "table-sink": violet,
  job: violet,
  table: green,
  view: green,
  endpoint: navy,
  egress: grey,
  person: navy,
  system: grey,
  platform: blue,
  container: blue,
  log: orange,
  store: green,
};

/** Styles of flow are told apart by dash as well as by colour. */
export const strokes = {
  event: { colour: "#9A5800", dash: "6 4" },
  batch: { colour: "#0F7B5F", dash: "2 3" },
  request: { colour: "#3F4756", dash: "" },
} as const;
