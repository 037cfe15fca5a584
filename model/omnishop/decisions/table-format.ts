import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why tables are Iceberg, cut by day. */
export const tableFormat: Decision<"fr" | "en"> = {
  id: "table-format",
  date: "2026-11-25",
  title: {
    en: "Apache Iceberg, cut by day, for the lake’s tables",
    fr: "Apache Iceberg, découpé par jour, pour les tables du lac",
  },
  context: {
    en: "Parquet files do not make a table: commits must be whole or nothing, a schema must evolve, the past must stay readable, and only the files that matter should be opened, by several engines at once.",
    fr: "Des fichiers Parquet ne font pas une table : il faut des écritures entières ou nulles, un schéma qui évolue, une lecture à une date passée, et de quoi n’ouvrir que les fichiers utiles, pour plusieurs moteurs à la fois.",
  },
  options: [
    {
      id: "iceberg",
      name: {
        en: "Apache Iceberg",
        fr: "Apache Iceberg",
      },
      refusedBecause: null,
      traits: {
        cost: {
          en: "free; object storage only",
          fr: "libre ; stockage objet seul",
        },
        complexity: {
          en: "a catalogue to run, files to compact",
          fr: "un catalogue à exploiter, des fichiers à regrouper",
        },
        performance: {
          en: "prunes by partition and bounds",
          fr: "élague par partition et par bornes",
        },
        latency: {
          en: "the commit’s step, a few seconds",
          fr: "le pas de validation, quelques secondes",
        },
      },
    },
    {
      id: "delta",
      name: {
        en: "Delta Lake",
        fr: "Delta Lake",
      },
      refusedBecause: {
        en: "As capable, but carried first of all by Spark and one vendor; other engines write it with delay.",
        fr: "Aussi capable, mais porté d’abord par Spark et par un éditeur ; les autres moteurs y écrivent avec retard.",
      },
      traits: {
        cost: {
          en: "free",
          fr: "libre",
        },
        complexity: {
          en: "low with Spark, higher elsewhere",
          fr: "faible avec Spark, plus forte ailleurs",
        },
        performance: {
          en: "comparable",
          fr: "comparable",
        },
        latency: {
          en: "a few seconds",
          fr: "quelques secondes",
        },
      },
    },
    {
      id: "hudi",
      name: {
        en: "Apache Hudi",
        fr: "Apache Hudi",
      },
      refusedBecause: {
        en: "The best at ceaseless updates, which we do not have: our tables grow. Its settings are the most numerous of the three.",
        fr: "Le meilleur pour des mises à jour incessantes, que nous n’avons pas : nos tables s’allongent. Ses réglages sont les plus nombreux des trois.",
      },
      traits: {
        cost: {
          en: "free",
          fr: "libre",
        },
        complexity: {
          en: "the highest: two kinds of table, background services",
          fr: "la plus forte : deux types de tables, services de fond",
        },
        performance: {
          en: "strong at updates",
          fr: "forte en mise à jour",
        },
        latency: {
          en: "the lowest when writing",
          fr: "la plus basse à l’écriture",
        },
      },
    },
    {
      id: "plain-parquet",
      name: {
        en: "Bare Parquet",
        fr: "Du Parquet nu",
      },
      refusedBecause: {
        en: "Nothing to install, but a reader sees half-done commits there, and each change of schema becomes a migration.",
        fr: "Rien à installer, mais un lecteur y voit des écritures à moitié faites, et tout changement de schéma devient une migration.",
      },
      traits: {
        cost: {
          en: "none",
          fr: "nulle",
        },
        complexity: {
          en: "left to each reader",
          fr: "reportée sur chaque lecteur",
        },
        performance: {
          en: "without reliable pruning",
          fr: "sans élagage fiable",
        },
        latency: {
          en: "a few seconds",
          fr: "quelques secondes",
        },
      },
    },
  ],
  choice: {
    optionId: "iceberg",
    because: {
      en: "The only one of the three that Flink, Spark, Trino and DuckDB read and write without a vendor of its own, with a catalogue behind an open interface.",
      fr: "C’est le seul des trois que Flink, Spark, Trino et DuckDB lisent et écrivent sans éditeur attitré, avec un catalogue à interface ouverte.",
    },
  },
  consequences: [
    {
      en: "Frequent commits leave small files: regular compaction is part of operations.",
      fr: "Des validations fréquentes laissent de petits fichiers : un regroupement régulier fait partie de l’exploitation.",
    },
    {
      en: "On the laptop the snapshots are our own and simpler; the same rules hold.",
      fr: "Sur le portable, les instantanés sont les nôtres et plus simples ; les mêmes règles y valent.",
    },
  ],
  claims: [
    stated(
      {
        id: "a-day-is-read-faster",
        metric: "query-ms",
        of: "one-day",
        comparedWith: {
          subject: "all-days",
        },
        better: "lower",
        byAtLeast: 3,
      },
      {
        en: ({ times }) =>
          `In a table cut by day, a question about one day is answered at least ${times} times faster than the same over all history.`,
        fr: ({ times }) =>
          `Dans une table découpée par jour, une question sur une journée trouve sa réponse au moins ${times} fois plus vite que la même sur tout l’historique.`,
      },
    ),
  ],
};
