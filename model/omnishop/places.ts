import { domain, host } from "../language/place.ts";
import type { Domain, Host } from "../language/place.ts";

/** The parts of OmniShop that own data. */
export const domains = {
  selling: domain("selling"),
  payments: domain("payments"),
  webStore: domain("web-store"),
  supply: domain("supply"),
  customers: domain("customers"),
  marketing: domain("marketing"),
  shops: domain("shops"),
  platform: domain("platform"),
} as const satisfies Readonly<Record<string, Domain>>;

/** The containers of the platform, by what they do; their production technologies stand in containers.ts. */
export const hosts = {
  tills: host("tills"),
  webStore: host("web-store"),
  erp: host("erp"),
  crm: host("crm"),
  campaignTool: host("campaign-tool"),
  socialListening: host("social-listening"),
  sensorGateway: host("sensor-gateway"),
  eventLog: host("event-log"),
  streamEngine: host("stream-engine"),
  lakehouse: host("lakehouse"),
  batchEngine: host("batch-engine"),
  servingStore: host("serving-store"),
  api: host("api"),
  notifier: host("notifier"),
} as const satisfies Readonly<Record<string, Host>>;
