import { dayMs, hourMs, minuteMs, secondMs } from "#kernel/units";
import { processor } from "../language/processor.ts";
import { tableSink } from "../language/lake.ts";
import { egress } from "../language/serving.ts";
import { source } from "../language/source.ts";
import { by, stream } from "../language/stream.ts";
import { table } from "../language/table.ts";
import { view } from "../language/view.ts";
import { deadLetter } from "./contracts/dead-letter.ts";
import { fraudAlert } from "./contracts/fraud-alert.ts";
import { productHour, receipt, sale, saleLine } from "./contracts/sale.ts";
import { domains, hosts } from "./places.ts";

// What Kappa and Lambda share: sources, log, lake, and the logic that must answer at once.

const inLog = { host: hosts.eventLog } as const;
const logRetention = { retentionDays: 30, partitions: 48 } as const;

export const deadLetters = stream("dead-letters", {
  domain: domains.platform,
  ...inLog,
  contract: deadLetter,
  key: "sourceId",
  partitions: 6,
  retentionDays: 30,
  outOfOrdernessMs: 0,
});

/** Receipts as they come; a till that was cut off sends hours late, which the watermark does not wait for. */
export const sales = stream("sales", {
  domain: domains.selling,
  ...inLog,
  ...logRetention,
  contract: sale,
  key: "saleId",
  outOfOrdernessMs: 30 * secondMs,
});

export const saleLines = stream("sale-lines", {
  domain: domains.selling,
  ...inLog,
  ...logRetention,
  contract: saleLine,
  key: "productId",
  outOfOrdernessMs: 30 * secondMs,
});

/** Each receipt once, without its lines: what customers are known by. */
export const receipts = stream("receipts", {
  domain: domains.selling,
  ...inLog,
  ...logRetention,
  contract: receipt,
  key: "saleId",
  outOfOrdernessMs: 30 * secondMs,
});

export const fraudAlerts = stream("fraud-alerts", {
  domain: domains.payments,
  ...inLog,
  contract: fraudAlert,
  key: "paymentToken",
  partitions: 12,
  retentionDays: 30,
  outOfOrdernessMs: 30 * secondMs,
});

export const tills = source("tills", {
  domain: domains.selling,
  host: hosts.tills,
  contract: sale,
  into: sales,
  rejects: deadLetters,
  rate: { meanPerSecond: 18, eveningPeakPerSecond: 90, busiestPerSecond: 550 },
});

export const webOrders = source("web-orders", {
  domain: domains.selling,
  host: hosts.webStore,
  contract: sale,
  into: sales,
  rejects: deadLetters,
  rate: { meanPerSecond: 9, eveningPeakPerSecond: 45, busiestPerSecond: 350 },
});

/** Lets each receipt through once, and cuts it into its lines and its head. */
export const conformSales = processor("conform-sales", {
  domain: domains.selling,
  host: hosts.streamEngine,
  version: "v1",
  reads: { sales: by(sales, "saleId") },
  writes: { lines: saleLines, receipts },
  allowedLatenessMs: 2 * dayMs,
});

export const openAlerts = view("open-alerts", {
  domain: domains.payments,
  host: hosts.servingStore,
  contract: fraudAlert,
  key: ["saleId"],
});

export const detectFraud = processor("detect-fraud", {
  domain: domains.payments,
  host: hosts.streamEngine,
  version: "v1",
  reads: { sales: by(sales, "paymentToken") },
  writes: { alerts: fraudAlerts, open: openAlerts },
  allowedLatenessMs: hourMs,
});

export const fraudDesk = egress("fraud-desk", {
  domain: domains.payments,
  host: hosts.notifier,
  from: fraudAlerts,
  channel: "work-list",
});

export const saleLinesTable = table("sale-lines-table", {
  domain: domains.selling,
  host: hosts.lakehouse,
  contract: saleLine,
  layer: "conformed",
  partitionedBy: { kind: "day", field: "soldAtMs" },
  retentionDays: 1826,
});

export const archiveSaleLines = tableSink("archive-sale-lines", {
  domain: domains.selling,
  host: hosts.streamEngine,
  from: saleLines,
  into: saleLinesTable,
  everyMs: minuteMs,
});

export const receiptsTable = table("receipts-table", {
  domain: domains.selling,
  host: hosts.lakehouse,
  contract: receipt,
  layer: "conformed",
  partitionedBy: { kind: "day", field: "soldAtMs" },
  retentionDays: 1826,
});

export const archiveReceipts = tableSink("archive-receipts", {
  domain: domains.selling,
  host: hosts.streamEngine,
  from: receipts,
  into: receiptsTable,
  everyMs: minuteMs,
});

export const tallySpec = {
  domain: domains.selling,
  host: hosts.streamEngine,
  version: "v1",
  reads: { lines: by(saleLines, "productId") },
  allowedLatenessMs: 2 * dayMs,
} as const;

export const hoursViewSpec = {
  domain: domains.selling,
  host: hosts.servingStore,
  contract: productHour,
  key: ["productId", "hourStartMs", "currency"],
} as const;

export const salesByProductHour = view("sales-by-product-hour", hoursViewSpec);
