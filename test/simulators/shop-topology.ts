import { dayMs, minuteMs } from "#kernel/units";
import {
  by,
  contract,
  domain,
  egress,
  endpoint,
  global,
  host,
  instant,
  job,
  processor,
  source,
  stream,
  string,
  table,
  tableSink,
  topology,
  view,
} from "#model";
import type { Assumptions, Topology } from "#model";

const at = { domain: domain("orders"), host: host("cluster") } as const;
const order = contract("order", {
  version: 1,
  owner: at.domain,
  fields: { orderId: string(), shopId: string(), atMs: instant() },
  eventTime: "atMs",
  identity: "orderId",
  legalBasis: "not-personal",
  retentionDays: 100,
});

const orders = stream("orders", {
  ...at,
  contract: order,
  key: "orderId",
  partitions: 8,
  retentionDays: 7,
  outOfOrdernessMs: 20_000,
});
const rejects = stream("rejects", {
  ...at,
  contract: order,
  key: "orderId",
  partitions: 1,
  retentionDays: 7,
  outOfOrdernessMs: 0,
});
const lines = stream("lines", {
  ...at,
  contract: order,
  key: "shopId",
  partitions: 4,
  retentionDays: 7,
  outOfOrdernessMs: 20_000,
});
const alarms = stream("alarms", {
  ...at,
  contract: order,
  key: "orderId",
  partitions: 1,
  retentionDays: 7,
  outOfOrdernessMs: 0,
});
const shopTotals = view("shop-totals", { ...at, contract: order, key: ["shopId"] });
const nightTotals = view("night-totals", { ...at, contract: order, key: ["shopId"] });
const linesTable = table("lines-table", {
  ...at,
  contract: order,
  layer: "raw",
  partitionedBy: { kind: "day", field: "atMs" },
  retentionDays: 10,
});

/** Orders that are cut into lines, added up by shop at once and again each night, and watched. */
export const shop: Topology = topology("shop", {
  paradigm: "lambda",
  nodes: [
    source("tills", {
      ...at,
      contract: order,
      into: orders,
      rejects,
      rate: { meanPerSecond: 100, eveningPeakPerSecond: 300, busiestPerSecond: 1_000 },
    }),
    orders,
    rejects,
    processor("cut", {
      ...at,
      version: "v1",
      reads: { orders: by(orders, "orderId") },
      writes: { lines },
      allowedLatenessMs: dayMs,
    }),
    lines,
    processor("add", {
      ...at,
      version: "v1",
      reads: { lines: by(lines, "shopId") },
      writes: { totals: shopTotals },
      allowedLatenessMs: dayMs,
    }),
    shopTotals,
    processor("watch", {
      ...at,
      version: "v1",
      reads: { orders: global(orders) },
      writes: { alarms },
      allowedLatenessMs: dayMs,
    }),
    alarms,
    egress("bell", { ...at, from: alarms, channel: "push" }),
    tableSink("keep", { ...at, from: lines, into: linesTable, everyMs: minuteMs }),
    linesTable,
    job("add-again", {
      ...at,
      reads: { lines: linesTable },
      writes: { totals: nightTotals },
      everyMs: dayMs,
      implementedIn: "duckdb",
    }),
    nightTotals,
    endpoint("totals", { ...at, path: "/shops/{shopId}", reads: { now: shopTotals, night: nightTotals } }),
  ],
});

/** Round costs, so that a test can work out by hand what follows. */
export const roundCosts: Assumptions = {
  costByKind: {
    stream: { perEventNs: 1e3, perBatchNs: 0, perCommitNs: 0 },
    processor: { perEventNs: 1e5, perBatchNs: 0, perCommitNs: 1e6 },
    view: { perEventNs: 1e3, perBatchNs: 0, perCommitNs: 0 },
    egress: { perEventNs: 1e6, perBatchNs: 0, perCommitNs: 0 },
    "table-sink": { perEventNs: 1e4, perBatchNs: 0, perCommitNs: 1e9 },
    job: { perEventNs: 1e3, perBatchNs: 0, perCommitNs: 1e9 },
  },
  costByNode: {},
  outPerInByOutput: { "cut.lines": 3 },
  outPerInOtherwise: { toPeople: 0.02, toData: 1 },
  rejectedShare: 0,
  batchEventsMax: 100,
  serviceScv: 1,
};
