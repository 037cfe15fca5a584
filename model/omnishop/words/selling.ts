import { told } from "./told.ts";

/** What the nodes of sales and fraud are called and do. */
export const sellingWords = {
  tills: told(
    { fr: "Caisses", en: "Tills" },
    {
      fr: "envoient chaque ticket, parfois des heures plus tard quand la ligne était coupée",
      en: "send each receipt, at times hours late after a line was cut",
    },
  ),
  "web-orders": told(
    { fr: "Commandes web", en: "Web orders" },
    {
      fr: "envoient chaque commande payée de la boutique en ligne",
      en: "send each paid order of the web store",
    },
  ),
  "dead-letters": told(
    { fr: "Rebuts", en: "Dead letters" },
    {
      fr: "gardent entier, avec le motif, ce que le contrat interdit",
      en: "keep whole, with the reason, what the contract forbids",
    },
  ),
  sales: told(
    { fr: "Ventes", en: "Sales" },
    {
      fr: "journal ordonné et rejouable de tous les tickets acceptés",
      en: "ordered, replayable log of every accepted receipt",
    },
  ),
  "conform-sales": told(
    { fr: "Mise en conformité", en: "Conform sales" },
    {
      fr: "laisse passer chaque ticket une seule fois et le découpe en lignes",
      en: "lets each receipt through once and cuts it into lines",
    },
  ),
  "sale-lines": told(
    { fr: "Lignes de vente", en: "Sale lines" },
    { fr: "journal des lignes, rangées par produit", en: "log of lines, kept by product" },
  ),
  "tally-sales": told(
    { fr: "Cumul par heure", en: "Tally by hour" },
    {
      fr: "tient à jour ce que chaque produit a vendu par heure, retardataires compris",
      en: "keeps what each product sold by hour, late lines included",
    },
  ),
  "tally-sales-speed": told(
    { fr: "Cumul rapide", en: "Speed tally" },
    {
      fr: "tient à jour les heures récentes et laisse les retardataires aux lots",
      en: "keeps recent hours and leaves late lines to the batch",
    },
  ),
  "sales-by-product-hour": told(
    { fr: "Ventes par produit et heure", en: "Sales by product and hour" },
    { fr: "vue servie, toujours à jour", en: "served view, always current" },
  ),
  "sales-by-product-hour-speed": told(
    { fr: "Vue rapide", en: "Speed view" },
    { fr: "ce qui s’est vendu depuis la dernière coupure", en: "what was sold since the last cut" },
  ),
  "sales-by-product-hour-batch": told(
    { fr: "Vue par lots", en: "Batch view" },
    { fr: "ce que le dernier traitement de nuit a recalculé", en: "what the last nightly job recomputed" },
  ),
  "recompute-sales": told(
    { fr: "Recalcul de nuit", en: "Nightly recompute" },
    {
      fr: "recalcule toutes les heures à partir du lac, en SQL",
      en: "recomputes every hour from the lake, in SQL",
    },
  ),
  "detect-fraud": told(
    { fr: "Détection de fraude", en: "Fraud detection" },
    {
      fr: "confronte chaque achat à ce que la carte vient de faire et à ses habitudes",
      en: "holds each purchase against what the card just did and its habit",
    },
  ),
  "fraud-alerts": told(
    { fr: "Alertes de fraude", en: "Fraud alerts" },
    {
      fr: "journal des achats à examiner, avec le motif",
      en: "log of purchases to look at, with the reason",
    },
  ),
  "open-alerts": told(
    { fr: "Alertes ouvertes", en: "Open alerts" },
    { fr: "vue servie à l’équipe fraude", en: "view served to the fraud team" },
  ),
  "fraud-desk": told(
    { fr: "Cellule fraude", en: "Fraud desk" },
    {
      fr: "reçoit chaque alerte une fois dans sa file de travail",
      en: "gets each alert once in its work list",
    },
  ),
  "archive-sale-lines": told(
    { fr: "Archivage", en: "Archive" },
    {
      fr: "verse les lignes validées dans le lac, exactement une fois",
      en: "feeds committed lines into the lake, exactly once",
    },
  ),
  "sale-lines-table": told(
    { fr: "Table des lignes", en: "Table of sale lines" },
    {
      fr: "mémoire longue du journal, en Parquet, par jour",
      en: "the log’s long memory, in Parquet, by day",
    },
  ),
  "product-sales": told(
    { fr: "API ventes", en: "Sales API" },
    {
      fr: "répond ce qu’un produit a vendu, heure par heure",
      en: "answers what a product sold, hour by hour",
    },
  ),
  "alert-list": told(
    { fr: "API alertes", en: "Alerts API" },
    { fr: "répond les alertes les plus récentes", en: "answers the newest alerts" },
  ),
  receipts: told(
    { fr: "En-têtes de tickets", en: "Receipt heads" },
    {
      fr: "journal des tickets, une fois chacun, sans lignes ni moyen de paiement",
      en: "log of receipts, each once, without lines or means of payment",
    },
  ),
  "archive-receipts": told(
    { fr: "Archivage des tickets", en: "Archive of receipts" },
    {
      fr: "verse les en-têtes de tickets dans le lac, exactement une fois",
      en: "feeds receipt heads into the lake, exactly once",
    },
  ),
  "receipts-table": told(
    { fr: "Table des tickets", en: "Table of receipts" },
    { fr: "qui a acheté quand, et pour combien, par jour", en: "who bought when and for how much, by day" },
  ),
} as const;
