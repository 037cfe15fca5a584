import type { Decision } from "../../decisions/decision.ts";
import { tills, webOrders } from "../selling.ts";
import { stated } from "../../decisions/stated.ts";

/** What recomputes history, and in which language. */
export const batchEngine: Decision<"fr" | "en"> = {
  id: "batch-engine",
  date: "2026-11-25",
  title: {
    en: "Columnar SQL to recompute history",
    fr: "Le SQL en colonnes pour recalculer l’historique",
  },
  context: {
    en: "Even a Kappa architecture has batches: refitting a model, auditing five years, catching up on a replay too long for the log. Lambda adds one each night. So one must know what it costs to recompute, and with what.",
    fr: "Même une architecture Kappa a des traitements par lots : réapprendre un modèle, auditer cinq ans, rattraper un rejeu trop long pour le journal. Lambda en fait en plus chaque nuit. Il faut donc savoir ce que coûte de recalculer, et avec quoi.",
  },
  options: [
    {
      id: "columnar-sql",
      name: {
        en: "Apache Spark over Iceberg, DuckDB on the laptop",
        fr: "Apache Spark sur Iceberg, DuckDB sur le portable",
      },
      refusedBecause: null,
      traits: {
        cost: {
          en: "free; a passing cluster, paid by the hour",
          fr: "libre ; grappe éphémère, payée à l’heure",
        },
        complexity: {
          en: "SQL, but a cluster to tune",
          fr: "du SQL, mais une grappe à régler",
        },
        performance: {
          en: "reads only the columns it needs, in parallel",
          fr: "lit les seules colonnes utiles, en parallèle",
        },
        latency: {
          en: "minutes",
          fr: "minutes",
        },
      },
    },
    {
      id: "replayed-code",
      name: {
        en: "Replaying the stream’s code",
        fr: "Le rejeu du code des flux",
      },
      refusedBecause: {
        en: "The right tool to change a rule, as the code is the same. But it decodes each field of each event, one by one: for a sum over five years, columnar SQL is faster.",
        fr: "C’est le bon outil pour changer une règle, car le code y est le même. Mais il décode chaque champ de chaque événement, un par un : pour un calcul d’ensemble sur cinq ans, le SQL en colonnes va plus vite.",
      },
      traits: {
        cost: {
          en: "free; occupies the stream engine",
          fr: "libre ; occupe le moteur de flux",
        },
        complexity: {
          en: "none: the code is there already",
          fr: "aucune : le code existe déjà",
        },
        performance: {
          en: "one event at a time",
          fr: "un événement à la fois",
        },
        latency: {
          en: "minutes to hours",
          fr: "minutes à heures",
        },
      },
    },
    {
      id: "warehouse-sql",
      name: {
        en: "A cloud warehouse",
        fr: "Un entrepôt cloud",
      },
      refusedBecause: {
        en: "Comfortable and fast, but a second copy must be loaded and every byte read is paid for; open tables are read where they lie.",
        fr: "Confortable et rapide, mais il faut y charger une seconde copie et payer chaque octet lu ; les tables ouvertes se lisent sur place.",
      },
      traits: {
        cost: {
          en: "by the byte read, hard to foresee",
          fr: "à l’octet lu, difficile à prévoir",
        },
        complexity: {
          en: "the lowest",
          fr: "la plus faible",
        },
        performance: {
          en: "very high",
          fr: "très élevée",
        },
        latency: {
          en: "seconds",
          fr: "secondes",
        },
      },
    },
  ],
  choice: {
    optionId: "columnar-sql",
    because: {
      en: "The lake is in columns already, and a passing engine costs nothing while it sleeps. The needs’ logic is written a second time there only where Lambda demands it.",
      fr: "Le lac est déjà en colonnes, et un moteur éphémère ne coûte rien quand il dort. La logique des besoins n’y est écrite qu’une seconde fois, et seulement là où Lambda l’exige.",
    },
  },
  consequences: [
    {
      en: "Here lies the strongest argument for Lambda: recomputing in SQL is faster than replaying. We accept it, because replays are rare and writing twice is daily.",
      fr: "L’argument le plus fort en faveur de Lambda est là : recalculer en SQL va plus vite que rejouer. Nous l’assumons, parce que le rejeu est rare et que la double écriture, elle, est quotidienne.",
    },
  ],
  claims: [
    stated(
      {
        id: "sql-recomputes-faster",
        metric: "recomputed-lines-per-second",
        of: "columnar-sql",
        comparedWith: {
          subject: "replayed-code",
        },
        better: "higher",
        byAtLeast: 5,
      },
      {
        en: ({ times }) =>
          `Over the same sales, columnar SQL recomputes the tally at least ${times} times faster than replaying the code.`,
        fr: ({ times }) =>
          `Sur les mêmes ventes, le SQL en colonnes recalcule le cumul au moins ${times} fois plus vite que le rejeu du code.`,
      },
    ),
    stated(
      {
        id: "replay-outruns-arrivals",
        metric: "replayed-receipts-per-second",
        of: "kappa",
        comparedWith: {
          target: tills.rate.meanPerSecond + webOrders.rate.meanPerSecond,
          unit: "receipts/CPU s",
        },
        better: "higher",
        byAtLeast: 1_000,
      },
      {
        en: ({ times, target }) =>
          `On a single core, a replay reads sales at least ${times} times faster than they arrive in the mean: ${target} a second.`,
        fr: ({ times, target }) =>
          `Sur un seul cœur, le rejeu relit les ventes au moins ${times} fois plus vite qu’elles n’arrivent en moyenne, soit ${target} par seconde.`,
      },
    ),
  ],
};
