import type { Text } from "../../language/text.ts";
import type { domains } from "../places.ts";
import type { OmniShopLanguage } from "../words/told.ts";

type DomainId = (typeof domains)[keyof typeof domains]["id"];

/** What each part of the business that owns data is called. */
export const domainWords: Readonly<Record<DomainId, Text<OmniShopLanguage>>> = {
  selling: { fr: "Ventes", en: "Selling" },
  payments: { fr: "Paiements", en: "Payments" },
  "web-store": { fr: "Boutique en ligne", en: "Web store" },
  supply: { fr: "Approvisionnement", en: "Supply" },
  customers: { fr: "Clients", en: "Customers" },
  marketing: { fr: "Marketing", en: "Marketing" },
  shops: { fr: "Magasins", en: "Shops" },
  platform: { fr: "Plateforme", en: "Platform" },
};
