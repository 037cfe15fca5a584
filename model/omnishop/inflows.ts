import { minuteMs, secondMs } from "#kernel/units";
import { tableSink } from "../language/lake.ts";
import { source } from "../language/source.ts";
import { stream } from "../language/stream.ts";
import { table } from "../language/table.ts";
import { click } from "./contracts/click.ts";
import { customerChange } from "./contracts/customer-change.ts";
import { exposure } from "./contracts/exposure.ts";
import { mention } from "./contracts/mention.ts";
import { sensorReading } from "./contracts/sensor-reading.ts";
import { stockMovement } from "./contracts/stock-movement.ts";
import { domains, hosts } from "./places.ts";
import { deadLetters } from "./selling.ts";

// What comes in beside the sales: each source with its log, and its long memory in the lakehouse.

const logged = { host: hosts.eventLog, retentionDays: 30 } as const;
const kept = { host: hosts.lakehouse, layer: "raw" } as const;
const fed = { host: hosts.streamEngine, everyMs: minuteMs } as const;

export const clicks = stream("clicks", {
  ...logged,
  domain: domains.webStore,
  contract: click,
  key: "sessionId",
  partitions: 96,
  outOfOrdernessMs: 10 * secondMs,
});

const webClicks = source("web-clicks", {
  domain: domains.webStore,
  host: hosts.webStore,
  contract: click,
  into: clicks,
  rejects: deadLetters,
  rate: { meanPerSecond: 720, eveningPeakPerSecond: 3_600, busiestPerSecond: 24_000 },
});

const clicksTable = table("clicks-table", {
  ...kept,
  domain: domains.webStore,
  contract: click,
  partitionedBy: { kind: "day", field: "occurredAtMs" },
  retentionDays: 396,
});

const archiveClicks = tableSink("archive-clicks", {
  ...fed,
  domain: domains.webStore,
  from: clicks,
  into: clicksTable,
});

export const stockMovements = stream("stock-movements", {
  ...logged,
  domain: domains.supply,
  contract: stockMovement,
  key: "skuLocationId",
  partitions: 24,
  outOfOrdernessMs: 30 * secondMs,
});

const stockLedger = source("stock-ledger", {
  domain: domains.supply,
  host: hosts.erp,
  contract: stockMovement,
  into: stockMovements,
  rejects: deadLetters,
  rate: { meanPerSecond: 36, eveningPeakPerSecond: 180, busiestPerSecond: 1_200 },
});

const movementsTable = table("stock-movements-table", {
  ...kept,
  domain: domains.supply,
  contract: stockMovement,
  partitionedBy: { kind: "day", field: "movedAtMs" },
  retentionDays: 1826,
});

const archiveMovements = tableSink("archive-stock-movements", {
  ...fed,
  domain: domains.supply,
  from: stockMovements,
  into: movementsTable,
});

export const customerChanges = stream("customer-changes", {
  ...logged,
  domain: domains.customers,
  contract: customerChange,
  key: "customerId",
  partitions: 12,
  outOfOrdernessMs: 30 * secondMs,
});

const customerAccounts = source("customer-accounts", {
  domain: domains.customers,
  host: hosts.crm,
  contract: customerChange,
  into: customerChanges,
  rejects: deadLetters,
  rate: { meanPerSecond: 2, eveningPeakPerSecond: 10, busiestPerSecond: 60 },
});

const customersTable = table("customer-changes-table", {
  ...kept,
  domain: domains.customers,
  contract: customerChange,
  partitionedBy: { kind: "month", field: "changedAtMs" },
  retentionDays: 1826,
});

const archiveCustomers = tableSink("archive-customer-changes", {
  ...fed,
  domain: domains.customers,
  from: customerChanges,
  into: customersTable,
});

export const exposures = stream("exposures", {
  ...logged,
  domain: domains.marketing,
  contract: exposure,
  key: "customerId",
  partitions: 12,
  outOfOrdernessMs: 30 * secondMs,
});

const campaigns = source("campaigns", {
  domain: domains.marketing,
  host: hosts.campaignTool,
  contract: exposure,
  into: exposures,
  rejects: deadLetters,
  rate: { meanPerSecond: 1, eveningPeakPerSecond: 5, busiestPerSecond: 40 },
});

const exposuresTable = table("exposures-table", {
  ...kept,
  domain: domains.marketing,
  contract: exposure,
  partitionedBy: { kind: "month", field: "exposedAtMs" },
  retentionDays: 396,
});

const archiveExposures = tableSink("archive-exposures", {
  ...fed,
  domain: domains.marketing,
  from: exposures,
  into: exposuresTable,
});

export const mentions = stream("mentions", {
  ...logged,
  domain: domains.marketing,
  contract: mention,
  key: "mentionId",
  partitions: 12,
  outOfOrdernessMs: 10 * minuteMs,
});

const socialMentions = source("social-mentions", {
  domain: domains.marketing,
  host: hosts.socialListening,
  contract: mention,
  into: mentions,
  rejects: deadLetters,
  rate: { meanPerSecond: 6, eveningPeakPerSecond: 30, busiestPerSecond: 200 },
});

const mentionsTable = table("mentions-table", {
  ...kept,
  domain: domains.marketing,
  contract: mention,
  partitionedBy: { kind: "month", field: "publishedAtMs" },
  retentionDays: 396,
});

const archiveMentions = tableSink("archive-mentions", {
  ...fed,
  domain: domains.marketing,
  from: mentions,
  into: mentionsTable,
});

export const sensorReadings = stream("sensor-readings", {
  ...logged,
  domain: domains.shops,
  contract: sensorReading,
  key: "sensorId",
  partitions: 24,
  outOfOrdernessMs: 30 * secondMs,
});

const shopSensors = source("shop-sensors", {
  domain: domains.shops,
  host: hosts.sensorGateway,
  contract: sensorReading,
  into: sensorReadings,
  rejects: deadLetters,
  rate: { meanPerSecond: 108, eveningPeakPerSecond: 540, busiestPerSecond: 3_600 },
});

const readingsTable = table("sensor-readings-table", {
  ...kept,
  domain: domains.shops,
  contract: sensorReading,
  partitionedBy: { kind: "day", field: "measuredAtMs" },
  retentionDays: 396,
});

const archiveReadings = tableSink("archive-sensor-readings", {
  ...fed,
  domain: domains.shops,
  from: sensorReadings,
  into: readingsTable,
});

/** Every node of the five sources beside the sales, for any topology that has a log. */
export const inflows = [
  webClicks,
  clicks,
  archiveClicks,
  clicksTable,
  stockLedger,
  stockMovements,
  archiveMovements,
  movementsTable,
  customerAccounts,
  customerChanges,
  archiveCustomers,
  customersTable,
  campaigns,
  exposures,
  archiveExposures,
  exposuresTable,
  socialMentions,
  mentions,
  archiveMentions,
  mentionsTable,
  shopSensors,
  sensorReadings,
  archiveReadings,
  readingsTable,
] as const;
