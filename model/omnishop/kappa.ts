import { processor } from "../language/processor.ts";
import { endpoint } from "../language/serving.ts";
import { topology } from "../language/topology.ts";
import { campaignNodes } from "./campaigns.ts";
import { churnNodes } from "./churn.ts";
import { inflows } from "./inflows.ts";
import { personalisationNodes } from "./personalisation.ts";
import { domains, hosts } from "./places.ts";
import * as selling from "./selling.ts";
import { stockNodes } from "./stock.ts";

/** Keeps what each product sold by hour, late lines included as long as they may come. */
const tallySales = processor("tally-sales", {
  ...selling.tallySpec,
  writes: { hours: selling.salesByProductHour },
});

const productSales = endpoint("product-sales", {
  domain: domains.selling,
  host: hosts.api,
  path: "/products/{productId}/sales",
  query: ["fromMs", "toMs"],
  reads: { hours: selling.salesByProductHour },
});

const alertList = endpoint("alert-list", {
  domain: domains.payments,
  host: hosts.api,
  path: "/alerts",
  query: ["limit"],
  reads: { open: selling.openAlerts },
});

/** The proposal: one log and one code path; the lakehouse is the log's long memory. */
export const kappa = topology("kappa", {
  paradigm: "kappa",
  nodes: [
    selling.tills,
    selling.webOrders,
    selling.deadLetters,
    selling.sales,
    selling.conformSales,
    selling.saleLines,
    tallySales,
    selling.salesByProductHour,
    selling.detectFraud,
    selling.fraudAlerts,
    selling.openAlerts,
    selling.fraudDesk,
    selling.archiveSaleLines,
    selling.saleLinesTable,
    selling.receipts,
    selling.archiveReceipts,
    selling.receiptsTable,
    productSales,
    alertList,
    ...campaignNodes,
    ...churnNodes,
    ...inflows,
    ...stockNodes,
    ...personalisationNodes,
  ],
});
