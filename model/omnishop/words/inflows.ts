import { told } from "./told.ts";

/** What the sources beside the sales, their logs and their tables are called and do. */
export const inflowWords = {
  "web-clicks": told(
    { fr: "Navigation web", en: "Web clicks" },
    {
      fr: "envoie chaque page vue, recherche et mise au panier",
      en: "sends each page view, search and basket",
    },
  ),
  clicks: told(
    { fr: "Clics", en: "Clicks" },
    {
      fr: "journal de ce que font les visiteurs, session par session",
      en: "log of what visitors do, session by session",
    },
  ),
  "archive-clicks": told(
    { fr: "Archivage des clics", en: "Archive of clicks" },
    {
      fr: "verse les clics dans le lac, exactement une fois",
      en: "feeds clicks into the lake, exactly once",
    },
  ),
  "clicks-table": told(
    { fr: "Table des clics", en: "Table of clicks" },
    { fr: "treize mois de navigation, par jour", en: "thirteen months of behaviour, by day" },
  ),
  "stock-ledger": told(
    { fr: "Mouvements de l’ERP", en: "ERP movements" },
    {
      fr: "envoie chaque entrée, sortie et inventaire, par lieu",
      en: "sends each arrival, departure and count, by place",
    },
  ),
  "stock-movements": told(
    { fr: "Mouvements de stock", en: "Stock movements" },
    { fr: "journal des mouvements, par produit et lieu", en: "log of movements, by product and place" },
  ),
  "archive-stock-movements": told(
    { fr: "Archivage des mouvements", en: "Archive of movements" },
    {
      fr: "verse les mouvements dans le lac, exactement une fois",
      en: "feeds movements into the lake, exactly once",
    },
  ),
  "stock-movements-table": told(
    { fr: "Table des mouvements", en: "Table of movements" },
    { fr: "cinq ans de mouvements, par jour", en: "five years of movements, by day" },
  ),
  "customer-accounts": told(
    { fr: "Comptes clients", en: "Customer accounts" },
    {
      fr: "envoie chaque création, changement, fusion et effacement",
      en: "sends each creation, change, merge and erasure",
    },
  ),
  "customer-changes": told(
    { fr: "Changements clients", en: "Customer changes" },
    { fr: "journal des états de compte, par client", en: "log of account states, by customer" },
  ),
  "archive-customer-changes": told(
    { fr: "Archivage des comptes", en: "Archive of accounts" },
    {
      fr: "verse les changements dans le lac, exactement une fois",
      en: "feeds changes into the lake, exactly once",
    },
  ),
  "customer-changes-table": told(
    { fr: "Table des clients", en: "Table of customers" },
    { fr: "l’histoire de chaque compte, par mois", en: "the history of each account, by month" },
  ),
  campaigns: told(
    { fr: "Outil de campagnes", en: "Campaign tool" },
    {
      fr: "envoie qui est touché par une campagne et qui en est tenu à l’écart",
      en: "sends who is reached by a campaign and who is held out",
    },
  ),
  exposures: told(
    { fr: "Expositions", en: "Exposures" },
    {
      fr: "journal des clients touchés et des témoins",
      en: "log of the customers reached and of the controls",
    },
  ),
  "archive-exposures": told(
    { fr: "Archivage des expositions", en: "Archive of exposures" },
    {
      fr: "verse les expositions dans le lac, exactement une fois",
      en: "feeds exposures into the lake, exactly once",
    },
  ),
  "exposures-table": told(
    { fr: "Table des expositions", en: "Table of exposures" },
    { fr: "treize mois de campagnes, par mois", en: "thirteen months of campaigns, by month" },
  ),
  "social-mentions": told(
    { fr: "Veille sociale", en: "Social listening" },
    {
      fr: "envoie ce qui se dit en public, avis et mentions",
      en: "sends what is said in public, reviews and mentions",
    },
  ),
  mentions: told(
    { fr: "Mentions", en: "Mentions" },
    {
      fr: "journal des avis et mentions, en français et en anglais",
      en: "log of reviews and mentions, in French and English",
    },
  ),
  "archive-mentions": told(
    { fr: "Archivage des mentions", en: "Archive of mentions" },
    {
      fr: "verse les mentions dans le lac, exactement une fois",
      en: "feeds mentions into the lake, exactly once",
    },
  ),
  "mentions-table": told(
    { fr: "Table des mentions", en: "Table of mentions" },
    { fr: "treize mois de textes, par mois", en: "thirteen months of texts, by month" },
  ),
  "shop-sensors": told(
    { fr: "Capteurs des magasins", en: "Shop sensors" },
    {
      fr: "envoient passages, files d’attente et balises",
      en: "send visitor counts, queues and beacon contacts",
    },
  ),
  "sensor-readings": told(
    { fr: "Mesures", en: "Sensor readings" },
    { fr: "journal des mesures, par capteur", en: "log of measurements, by sensor" },
  ),
  "archive-sensor-readings": told(
    { fr: "Archivage des mesures", en: "Archive of readings" },
    {
      fr: "verse les mesures dans le lac, exactement une fois",
      en: "feeds readings into the lake, exactly once",
    },
  ),
  "sensor-readings-table": told(
    { fr: "Table des mesures", en: "Table of readings" },
    { fr: "treize mois de mesures, par jour", en: "thirteen months of readings, by day" },
  ),
} as const;
