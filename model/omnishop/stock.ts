import { hourMs, secondMs } from "#kernel/units";
import { processor } from "../language/processor.ts";
import { egress, endpoint } from "../language/serving.ts";
import { by, stream } from "../language/stream.ts";
import { view } from "../language/view.ts";
import { stockAlert, stockLevel } from "./contracts/stock-level.ts";
import { stockMovements } from "./inflows.ts";
import { domains, hosts } from "./places.ts";

export const stockLevels = view("stock-levels", {
  domain: domains.supply,
  host: hosts.servingStore,
  contract: stockLevel,
  key: ["skuLocationId"],
});

const stockAlerts = stream("stock-alerts", {
  domain: domains.supply,
  host: hosts.eventLog,
  contract: stockAlert,
  key: "skuLocationId",
  partitions: 12,
  retentionDays: 30,
  outOfOrdernessMs: 30 * secondMs,
});

/** What every place has of every product, to the unit; a movement may come two hours late, as from a place that was cut off. */
const keepStock = processor("keep-stock", {
  domain: domains.supply,
  host: hosts.streamEngine,
  version: "v1",
  reads: { movements: by(stockMovements, "skuLocationId") },
  writes: { levels: stockLevels, alerts: stockAlerts },
  allowedLatenessMs: 2 * hourMs,
});

const replenishmentDesk = egress("replenishment-desk", {
  domain: domains.supply,
  host: hosts.notifier,
  from: stockAlerts,
  channel: "work-list",
});

const productStock = endpoint("product-stock", {
  domain: domains.supply,
  host: hosts.api,
  path: "/products/{productId}/stock",
  query: ["placeId"],
  reads: { levels: stockLevels },
});

/** Every node of the stock need, for any topology that has the stock movements in a log. */
export const stockNodes = [keepStock, stockLevels, stockAlerts, replenishmentDesk, productStock] as const;
