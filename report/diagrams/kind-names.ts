import type { CardKind } from "./view.ts";
import type { DiagramLanguage } from "./words.ts";

/** What readers call each kind of card. */
export const kindNames: Readonly<Record<CardKind, Readonly<Record<DiagramLanguage, string>>>> = {
  source: { fr: "Source", en: "Source" },
  landing: { fr: "Dépôt de fichiers", en: "Landing" },
  stream: { fr: "Flux", en: "Stream" },
  processor: { fr: "Traitement continu", en: "Processor" },
  "table-sink": { fr: "Versement", en: "Table sink" },
  job: { fr: "Traitement par lots", en: "Batch job" },
  table: { fr: "Table du lac", en: "Lake table" },
  view: { fr: "Vue", en: "View" },
  endpoint: { fr: "API", en: "Endpoint" },
  egress: { fr: "Sortie", en: "Egress" },
  person: { fr: "Personne", en: "Person" },
  system: { fr: "Système voisin", en: "Neighbouring system" },
  platform: { fr: "La plateforme", en: "The platform" },
  container: { fr: "Conteneur", en: "Container" },
  log: { fr: "Journal", en: "Log" },
  store: { fr: "Stockage", en: "Store" },
};

/** What readers call each style of flow. */
export const styleNames = {
  event: { fr: "Événements", en: "Events" },
  batch: { fr: "Par lots", en: "Batch" },
  request: { fr: "Requête", en: "Request" },
} as const;
