import type { Random } from "#kernel/random";
import type { CustomerChange } from "./arrival.ts";

/** Somebody with an account, as it stands; a change makes another. */
export type Customer = Readonly<{
  customerId: string;
  paymentToken: string;
  deviceId: string;
  /** The place of the home shop in the world's list. */
  homeShop: number;
  /** The favourite part of the catalogue. */
  taste: number;
  abroad: boolean;
  loyaltyTier: CustomerChange["loyaltyTier"];
  hasPushConsent: boolean;
  hasMailConsent: boolean;
  /** How likely each purchase is the last one. */
  lastPurchaseChance: number;
}>;

/** A twentieth of all purchases is somebody's last, on average over customers; assumed. */
const lastPurchaseChanceMax = 0.15;

/** Draws a customer; `number` makes the ids. */
export function drawCustomer(
  random: Random,
  { number, shopCount, tasteCount }: Readonly<{ number: number; shopCount: number; tasteCount: number }>,
): Customer {
  const digits = String(number).padStart(7, "0");
  const spread = random.next();
  return {
    customerId: `c-${digits}`,
    paymentToken: `tok_${random.int(2 ** 48).toString(36)}`,
    deviceId: `d-${digits}`,
    homeShop: random.int(shopCount),
    taste: random.int(tasteCount),
    abroad: random.chance(0.06),
    loyaltyTier: random.chance(0.37) ? "none" : random.chance(0.8) ? "silver" : "gold",
    hasPushConsent: random.chance(0.4),
    hasMailConsent: random.chance(0.6),
    lastPurchaseChance: spread * spread * lastPurchaseChanceMax,
  };
}
