import type { Volumes } from "../../language/volume.ts";
import type { OmniShopLanguage } from "../words/told.ts";

/** OmniShop's sizes: assumptions, to be changed here. */
export const volumes: Volumes<OmniShopLanguage> = {
  sizes: [
    { id: "shops", value: 450, unit: { fr: "magasins", en: "shops" } },
    { id: "warehouses", value: 4, unit: { fr: "entrepôts", en: "warehouses" } },
    { id: "customers", value: 6_000_000, unit: { fr: "clients", en: "customers" } },
    {
      id: "loyalty-members",
      value: 3_800_000,
      unit: { fr: "porteurs de la carte de fidélité", en: "members of the loyalty scheme" },
    },
    { id: "products", value: 120_000, unit: { fr: "produits", en: "products" } },
  ],
  rate: { meanPerSecond: 900, eveningPeakPerSecond: 4_500, busiestPerSecond: 30_000 },
  logRetentionDays: 30,
  lakeRetentionDays: 1_826,
};
