import { told } from "./told.ts";

/** What the nodes of the stock need are called and do. */
export const stockWords = {
  "keep-stock": told(
    { fr: "Tenue des stocks", en: "Stock keeping" },
    {
      fr: "tient le stock de chaque produit par lieu, prévoit la demande et fixe le seuil de commande",
      en: "keeps each product’s stock by place, forecasts demand and sets the reorder point",
    },
  ),
  "stock-levels": told(
    { fr: "Niveaux de stock", en: "Stock levels" },
    {
      fr: "vue servie : stock, demande par jour et seuil de commande",
      en: "served view: stock, demand per day and reorder point",
    },
  ),
  "stock-alerts": told(
    { fr: "Alertes de stock", en: "Stock alerts" },
    {
      fr: "journal des passages sous le seuil de commande",
      en: "log of falls below the reorder point",
    },
  ),
  "replenishment-desk": told(
    { fr: "Cellule d’approvisionnement", en: "Replenishment desk" },
    {
      fr: "reçoit chaque alerte de stock une fois dans sa file de travail",
      en: "gets each stock alert once in its work list",
    },
  ),
  "product-stock": told(
    { fr: "API stock", en: "Stock API" },
    {
      fr: "répond où un produit se trouve, et en quelle quantité",
      en: "answers where a product is, and how many",
    },
  ),
} as const;
