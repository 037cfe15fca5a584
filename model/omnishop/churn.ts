import { dayMs, hourMs } from "#kernel/units";
import { job } from "../language/lake.ts";
import { processor } from "../language/processor.ts";
import { endpoint } from "../language/serving.ts";
import { by } from "../language/stream.ts";
import { view } from "../language/view.ts";
import { customerDay, customerProfile } from "./contracts/customer-day.ts";
import { customerChanges } from "./inflows.ts";
import { domains, hosts } from "./places.ts";
import { receipts, receiptsTable } from "./selling.ts";

const tallySpec = {
  domain: domains.customers,
  host: hosts.streamEngine,
  version: "v1",
  reads: { receipts: by(receipts, "customerId") },
} as const;

const daysSpec = {
  domain: domains.customers,
  host: hosts.servingStore,
  contract: customerDay,
  key: ["customerId", "dayStartMs", "currency"],
} as const;

const customerProfiles = view("customer-profiles", {
  domain: domains.customers,
  host: hosts.servingStore,
  contract: customerProfile,
  key: ["customerId"],
});

const keepProfiles = processor("keep-profiles", {
  domain: domains.customers,
  host: hosts.streamEngine,
  version: "v1",
  reads: { changes: by(customerChanges, "customerId") },
  writes: { profiles: customerProfiles },
  allowedLatenessMs: 30 * dayMs,
});

const atRiskSpec = {
  domain: domains.customers,
  host: hosts.api,
  path: "/customers/at-risk",
  query: ["limit"],
} as const;

const customerDays = view("customer-days", daysSpec);

/** Keeps what each customer bought by business day, late receipts included as long as they may come. */
const tallyCustomerDays = processor("tally-customer-days", {
  ...tallySpec,
  writes: { days: customerDays },
  allowedLatenessMs: 2 * dayMs,
});

/** Finds customers about to leave, in one code path. */
export const churnNodes = [
  tallyCustomerDays,
  customerDays,
  keepProfiles,
  customerProfiles,
  endpoint("customers-at-risk", {
    ...atRiskSpec,
    reads: { days: customerDays, profiles: customerProfiles },
  }),
] as const;

const speedDays = view("customer-days-speed", daysSpec);
const batchDays = view("customer-days-batch", daysSpec);

/** The speed layer drops late receipts after an hour and leaves them to the batch. */
const tallyCustomerDaysSpeed = processor("tally-customer-days-speed", {
  ...tallySpec,
  writes: { days: speedDays },
  allowedLatenessMs: hourMs,
});

/** Recomputes every customer's days from the lake, each night. */
const recomputeCustomerDays = job("recompute-customer-days", {
  domain: domains.customers,
  host: hosts.batchEngine,
  reads: { receipts: receiptsTable },
  writes: { days: batchDays },
  everyMs: dayMs,
  implementedIn: "duckdb",
});

/** The same twice, as a processor and as a job, merged at each request. */
export const churnInTwoLayers = [
  tallyCustomerDaysSpeed,
  speedDays,
  recomputeCustomerDays,
  batchDays,
  keepProfiles,
  customerProfiles,
  endpoint("customers-at-risk", {
    ...atRiskSpec,
    reads: { batch: batchDays, speed: speedDays, profiles: customerProfiles },
  }),
] as const;
