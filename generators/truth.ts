import type { PlantedAccounts } from "./accounts/account-changes.ts";
import type { PlantedVisits } from "./browsing/visits.ts";
import type { Campaign } from "./marketing/campaigns.ts";
import type { Departure } from "./run/people.ts";
import type { PlantedSensors } from "./shop-floor/sensors.ts";
import type { PlantedTalk } from "./talk/mentions.ts";
import type { PlantedSelling } from "./selling/checkout.ts";
import type { PlantedLedger } from "./supply/ledger.ts";

/** What was planted, so that what is found can be judged. Counts are of what the traps of each source did. */
export type Truth = Readonly<{
  selling: Readonly<PlantedSelling>;
  browsing: Readonly<PlantedVisits & { retried: number }>;
  supply: Readonly<PlantedLedger & { outOfOrder: number; retried: number }>;
  accounts: Readonly<PlantedAccounts>;
  marketing: Readonly<{ retried: number }>;
  talk: Readonly<PlantedTalk>;
  shopFloor: PlantedSensors;
  /** Customers who bought for the last time, and when; who is not here may come again. */
  departures: readonly Departure[];
  campaigns: readonly Readonly<Campaign>[];
  /** Broken records by source and by the reason that the door must give. */
  brokenBySource: Readonly<Record<string, Readonly<Record<string, number>>>>;
}>;
