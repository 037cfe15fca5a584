import type { Incident } from "./live-state.ts";
import type { Numbers } from "./numbers.ts";
import { nameOf } from "./words.ts";
import type { PageWords } from "./words.ts";

export const english: PageWords = {
  title: "OmniShop live",
  subtitle: "the same events go through both architectures, on this machine, as they are made",
  connecting: "Connecting…",
  lost: "Nothing has come for a while: the demonstration has ended, or this page has lost it.",
  sent: (numbers, { planned, measured, total }) =>
    `${numbers.short(measured)} events/s sent (${numbers.whole(planned)} planned), ${numbers.whole(total)} so far`,
  cut: (numbers, { endsInMs, held }) =>
    `Line of the tills cut for another ${numbers.duration(endsInMs)}: ${numbers.whole(held)} receipts wait`,
  down: (numbers, { variant, downMs }) => `${variant}: no process for ${numbers.duration(downMs)}`,
  measure: "Measured now",
  freshness: "Freshness of the answer",
  freshnessIs:
    "how long ago the oldest event arrived that the answer does not yet reflect; 0 when nothing is missing",
  worst: (numbers, windowMs) => `worst of ${numbers.whole(windowMs / 1000)} s`,
  batchLayer: (numbers, everyMs) => `Batch layer alone (a day is ${numbers.whole(everyMs / 1000)} s here)`,
  measures: {
    answer: "",
    "batch-layer": ", batch layer alone",
    "latency-p50": ", p50",
    "latency-p99": ", p99",
  },
  latency: (numbers, windowMs) => `Latency, last ${numbers.whole(windowMs / 1000)} s`,
  latencyIs: "Latency: from an event’s arrival until all that it changes is shown.",
  waiting: "Arrived, not shown yet",
  law: "Every row has one fate",
  lawOf: "Rows of the sources that a processor reads; what the others send is kept in the log and the lake.",
  fate: "Fate",
  colon: ":",
  fates: {
    in: "in",
    accepted: "accepted",
    deadLettered: "dead-lettered",
    applied: "applied",
    late: "late",
    duplicate: "duplicate",
    filtered: "filtered",
  },
  check: "Against plain loops",
  checkIs: (numbers, { expected, differing }) =>
    `${numbers.whole(differing)} of ${numbers.whole(expected)} entries differ`,
  never: "not compared yet",
  none: "none",
  latencyHistory: (seconds) => `Latency, last ${seconds} s`,
  history: (seconds) => `Freshness, last ${seconds} s`,
  picture: "The architecture at work",
  enlarge: "Enlarge the picture",
  reduce: "Show everything",
  onThisMachine:
    "The products named here are those of production. The figures are of this machine, which runs the same model without them.",
  nodes: "All nodes of the model",
  node: "Node",
  now: "Now",
  actions: "Make something happen",
  happened: "What happened",
  products: "What a product sold, as the endpoints answer",
  product: "Product",
  hour: "Hour",
  units: "units",
  unknownYet: "nothing sold yet",
  endpoints: "Ask any endpoint",
  noAnswer: "no answer yet",
  alerts: "Newest fraud alerts, as the endpoint answers",
  noAlert: "no alert",
  alertReasons: {
    burst: "many purchases within minutes",
    "impossible-travel": "two shops too far apart",
    "unusual-amount": "unusual amount",
  },
  deadLetters: "Dead letters, kept whole with their reason",
  noDeadLetter: "no dead letter",
  buttons: {
    faster: "Double the rate",
    slower: "Halve the rate",
    broken: (count) => `Send ${count} broken records`,
    cut: (seconds) => `Cut the tills’ line for ${seconds} s`,
    found: (hours) => `Find a till that was lost for ${hours} h`,
    stolen: "Use a stolen card",
    pause: "Pause Lambda’s batch",
    resume: "Resume Lambda’s batch",
    check: "Compare with plain loops",
    kill: (variant) => `Kill the ${variant} process`,
  },
  incident,
  reading: {
    perSecond: (rate) => `${rate}/s`,
    waiting: (count) => `${count} waiting`,
    late: (count) => `${count} late`,
    toFeed: (count) => `${count} to feed`,
    rows: (rows, files) => `${rows} rows, ${files} files`,
    lastRun: (took) => `last took ${took}`,
    running: "running",
    paused: "paused",
    neverRun: "not run yet",
    cutAge: (age) => `cut ${age} ago`,
    notPublished: "not published yet",
    notRun: "not run here",
  },
};

function incident(numbers: Numbers, { kind, variant, figures }: Incident): string {
  const count = numbers.whole(figures["count"] ?? 0);
  const seconds = numbers.short(figures["seconds"] ?? 0);
  const differing = numbers.whole(figures["differingCount"] ?? 0);
  const expected = numbers.whole(figures["expectedCount"] ?? 0);
  const compared = `${differing} of ${expected} entries differ from plain loops over all that was sent`;
  switch (kind) {
    case "rate-changed":
      return `The planned rate is now ${numbers.whole(figures["perSecond"] ?? 0)} events/s.`;
    case "broken-sent":
      return `${count} broken records were sent.`;
    case "line-cut":
      return `The line of the tills is cut for ${seconds} s.`;
    case "line-restored":
      return `The line is back: ${count} receipts come at once, the oldest ${seconds} s late.`;
    case "till-found":
      return `A till that was lost for ${numbers.whole(figures["hours"] ?? 0)} h sends ${count} receipts.`;
    case "card-stolen":
      return `One card pays ${count} times within seconds.`;
    case "worker-killed":
      return `${nameOf(variant)}: the process is killed.`;
    case "worker-recovered":
      return `${nameOf(variant)}: at work again after ${numbers.duration(figures["downMs"] ?? 0)}, nothing left to catch up after ${numbers.duration(figures["caughtUpMs"] ?? 0)}; ${compared}.`;
    case "checked":
      return `${nameOf(variant)}: ${compared}.`;
    case "batch-paused":
      return "Lambda’s batch is paused.";
    case "batch-resumed":
      return "Lambda’s batch runs again.";
  }
}
