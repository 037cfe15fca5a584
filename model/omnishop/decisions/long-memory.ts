import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why five years are kept as Parquet, and only thirty days in the log. */
export const longMemory: Decision<"fr" | "en"> = {
  id: "long-memory",
  date: "2026-11-25",
  title: {
    en: "A Parquet lake as the long memory, rather than a long log",
    fr: "Un lac Parquet pour mémoire longue plutôt qu’un long journal",
  },
  context: {
    en: "Kappa is corrected by replay, so it needs its past; forecasts and audits need five years of it. The question is where that past should live: in the log that is there anyway, or in tables beside it.",
    fr: "Kappa se corrige en rejouant : il lui faut donc son passé, et les prévisions comme les audits en réclament cinq ans. Reste à savoir où le loger : dans le journal, déjà présent, ou dans des tables à côté.",
  },
  options: [
    {
      id: "parquet-lake",
      name: {
        en: "Thirty days of log, five years of Parquet",
        fr: "Trente jours de journal, cinq ans de Parquet",
      },
      refusedBecause: null,
    },
    {
      id: "long-log",
      name: { en: "Five years of log", fr: "Cinq ans de journal" },
      refusedBecause: {
        en: "A log is read from one end to the other: a question about one column of one day would read every field of years. And it lies on the brokers' disks, the dearest there are.",
        fr: "Un journal se lit d’un bout à l’autre : une question sur une seule colonne d’une seule journée ferait lire tous les champs de plusieurs années. De plus, il réside sur les disques des brokers, les plus chers de tous.",
      },
    },
    {
      id: "warehouse",
      name: { en: "A separate data warehouse", fr: "Un entrepôt de données distinct" },
      refusedBecause: {
        en: "A second copy in a closed format, to be loaded, paid for and reconciled, where open files serve every engine.",
        fr: "Une seconde copie dans un format fermé, à charger, à payer et à rapprocher, là où des fichiers ouverts servent tous les moteurs.",
      },
    },
  ],
  choice: {
    optionId: "parquet-lake",
    because: {
      en: "Columns of like values compress well and are read one by one; cut by day, a question opens only the days that it asks about. A snapshot names the files that count, so that readers see whole commits or nothing.",
      fr: "Des colonnes de valeurs semblables se compriment bien et se lisent une à une ; découpées par jour, elles n’ouvrent à une question que les jours qu’elle demande. Un instantané nomme les fichiers valides : le lecteur voit des écritures entières, ou rien.",
    },
  },
  consequences: [
    {
      en: "A replay of more than thirty days starts from the tables and goes on with the log: the seam between the two must be exact.",
      fr: "Un rejeu de plus de trente jours part des tables puis continue avec le journal : la jonction des deux doit être exacte.",
    },
    {
      en: "Small commits leave small files, which must be compacted.",
      fr: "De petites écritures laissent de petits fichiers, qu’il faut regrouper.",
    },
  ],
  claims: [
    stated(
      {
        id: "parquet-is-smaller",
        metric: "bytes-per-sale-line",
        of: "parquet-table",
        comparedWith: { subject: "avro-log" },
        better: "lower",
        byAtLeast: 2,
      },
      {
        en: ({ times }) =>
          `A sale line is at least ${times} times smaller in the Parquet table than in the log.`,
        fr: ({ times }) =>
          `Une ligne de vente est au moins ${times} fois plus petite dans la table Parquet que dans le journal.`,
      },
    ),
  ],
};
