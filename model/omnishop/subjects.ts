import type { Text } from "../language/text.ts";
import { campaignWords } from "./words/campaigns.ts";
import { churnWords } from "./words/churn.ts";
import { personalisationWords } from "./words/personalisation.ts";
import { sellingWords } from "./words/selling.ts";
import { stockWords } from "./words/stock.ts";

/** What quantities are measured of, as a reader calls it. */
export const subjects = {
  kappa: { fr: "Kappa", en: "Kappa" },
  lambda: { fr: "Lambda", en: "Lambda" },
  "data-lake": { fr: "Data lake", en: "Data lake" },
  "data-mesh": { fr: "Data mesh", en: "Data mesh" },
  "avro-batches": { fr: "Avro par lots", en: "Avro in batches" },
  "json-lines": { fr: "JSON par lignes", en: "JSON lines" },
  "parquet-table": { fr: "Table Parquet", en: "Parquet table" },
  "lambda-batch": { fr: "Lambda, couche par lots seule", en: "Lambda, batch layer alone" },
  generator: { fr: "Générateur", en: "Generator" },
  diagrams: { fr: "Figures", en: "Diagrams" },
  "report-pdf": { fr: "Dossier en PDF", en: "Report as PDF" },
  door: { fr: "Porte d’entrée", en: "Door" },
  "embedded-log": { fr: "Journal embarqué", en: "Embedded log" },
  "record-at-a-time": { fr: "Enregistrement par enregistrement", en: "Record by record" },
  "micro-batch": { fr: "Micro-lots d’une seconde", en: "Micro-batches of a second" },
  "one-day": { fr: "Une journée", en: "One day" },
  "all-days": { fr: "Toutes les journées", en: "All days" },
  view: { fr: "Vue", en: "View" },
  "lake-query": { fr: "Requête au lac", en: "Query of the lake" },
  "columnar-sql": { fr: "SQL en colonnes", en: "Columnar SQL" },
  "replayed-code": { fr: "Code rejoué", en: "Replayed code" },
  "avro-log": { fr: "Journal Avro", en: "Avro log" },
  "product-sales": sellingWords["product-sales"].name,
  "alert-list": sellingWords["alert-list"].name,
  "product-stock": stockWords["product-stock"].name,
  recommendations: personalisationWords.recommendations.name,
  "campaign-effect": campaignWords["campaign-effect"].name,
  "customers-at-risk": churnWords["customers-at-risk"].name,
  "recency-alone": { fr: "Récence seule", en: "Recency alone" },
} as const satisfies Readonly<Record<string, Text<"fr" | "en">>>;

export type SubjectId = keyof typeof subjects;
