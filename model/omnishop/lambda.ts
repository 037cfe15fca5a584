import { dayMs, hourMs } from "#kernel/units";
import { job } from "../language/lake.ts";
import { processor } from "../language/processor.ts";
import { endpoint } from "../language/serving.ts";
import { topology } from "../language/topology.ts";
import { view } from "../language/view.ts";
import { campaignNodes } from "./campaigns.ts";
import { churnInTwoLayers } from "./churn.ts";
import { inflows } from "./inflows.ts";
import { personalisationNodes } from "./personalisation.ts";
import { domains, hosts } from "./places.ts";
import * as selling from "./selling.ts";
import { stockNodes } from "./stock.ts";

/** What the batch layer last computed; a generation of it is published whole. */
const batchHours = view("sales-by-product-hour-batch", selling.hoursViewSpec);
/** What came since: the speed layer drops late lines after an hour and leaves them to the batch. */
const speedHours = view("sales-by-product-hour-speed", selling.hoursViewSpec);

const tallySalesSpeed = processor("tally-sales-speed", {
  ...selling.tallySpec,
  allowedLatenessMs: hourMs,
  writes: { hours: speedHours },
});

/** Recomputes every product and hour from the lake, each night. */
const recomputeSales = job("recompute-sales", {
  domain: domains.selling,
  host: hosts.batchEngine,
  reads: { lines: selling.saleLinesTable },
  writes: { hours: batchHours },
  everyMs: dayMs,
  implementedIn: "duckdb",
});

/** Merges at each request: batch before the cut, speed after it. */
const productSales = endpoint("product-sales", {
  domain: domains.selling,
  host: hosts.api,
  path: "/products/{productId}/sales",
  query: ["fromMs", "toMs"],
  reads: { batch: batchHours, speed: speedHours },
});

const alertList = endpoint("alert-list", {
  domain: domains.payments,
  host: hosts.api,
  path: "/alerts",
  query: ["limit"],
  reads: { open: selling.openAlerts },
});

/** The classic: a batch layer recomputes from the lake, a speed layer covers what came since, a merge answers. */
export const lambda = topology("lambda", {
  paradigm: "lambda",
  nodes: [
    selling.tills,
    selling.webOrders,
    selling.deadLetters,
    selling.sales,
    selling.conformSales,
    selling.saleLines,
    tallySalesSpeed,
    speedHours,
    selling.detectFraud,
    selling.fraudAlerts,
    selling.openAlerts,
    selling.fraudDesk,
    selling.archiveSaleLines,
    selling.saleLinesTable,
    selling.receipts,
    selling.archiveReceipts,
    selling.receiptsTable,
    recomputeSales,
    batchHours,
    productSales,
    alertList,
    ...campaignNodes,
    ...churnInTwoLayers,
    ...inflows,
    ...stockNodes,
    ...personalisationNodes,
  ],
});
