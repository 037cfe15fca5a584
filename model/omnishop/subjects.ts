import type { Text } from "../language/text.ts";

/** What quantities are measured of, as a reader calls it. */
export const subjects = {
  kappa: { fr: "Kappa", en: "Kappa" },
  lambda: { fr: "Lambda", en: "Lambda" },
  "data-lake": { fr: "Data lake", en: "Data lake" },
  "data-mesh": { fr: "Data mesh", en: "Data mesh" },
  "avro-batches": { fr: "Avro par lots", en: "Avro in batches" },
  "json-lines": { fr: "JSON par lignes", en: "JSON lines" },
  "parquet-table": { fr: "Table Parquet", en: "Parquet table" },
  "avro-log": { fr: "Journal Avro", en: "Avro log" },
} as const satisfies Readonly<Record<string, Text<"fr" | "en">>>;

export type SubjectId = keyof typeof subjects;
