import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why answers come from views made beforehand. */
export const servingStore: Decision<"fr" | "en"> = {
  id: "serving-store",
  date: "2026-11-25",
  title: {
    en: "Views made beforehand to answer",
    fr: "Des vues préparées pour répondre",
  },
  context: {
    en: "A page, a till or an adviser do not wait: the answer must come within a few milliseconds, thousands of times a second, while the data change.",
    fr: "Une page, une caisse ou un conseiller n’attendent pas : la réponse doit venir en quelques millisecondes, des milliers de fois par seconde, pendant que les données changent.",
  },
  options: [
    {
      id: "views",
      name: {
        en: "Key-value views (ScyllaDB)",
        fr: "Des vues clé-valeur (ScyllaDB)",
      },
      refusedBecause: null,
      traits: {
        cost: {
          en: "free; three nodes",
          fr: "libre ; trois nœuds",
        },
        complexity: {
          en: "one model a question",
          fr: "un modèle par question",
        },
        performance: {
          en: "tens of thousands of reads a node",
          fr: "des dizaines de milliers de lectures par nœud",
        },
        latency: {
          en: "a millisecond",
          fr: "une milliseconde",
        },
      },
    },
    {
      id: "lake-queries",
      name: {
        en: "Querying the lake at each request (Trino)",
        fr: "Interroger le lac à chaque demande (Trino)",
      },
      refusedBecause: {
        en: "Nothing to keep current, but each answer opens files and waits for a plan. It is the analyst’s tool, not the page’s.",
        fr: "Rien à tenir à jour, mais chaque réponse ouvre des fichiers et attend un plan. C’est l’outil de l’analyste, non celui de la page.",
      },
      traits: {
        cost: {
          en: "no further store",
          fr: "aucune base de plus",
        },
        complexity: {
          en: "the lowest",
          fr: "la plus faible",
        },
        performance: {
          en: "a few requests a second and core",
          fr: "quelques requêtes par seconde et par cœur",
        },
        latency: {
          en: "hundreds of milliseconds to seconds",
          fr: "centaines de millisecondes à secondes",
        },
      },
    },
    {
      id: "redis",
      name: {
        en: "Redis",
        fr: "Redis",
      },
      refusedBecause: {
        en: "As fast, but all in memory: six million customers and their purchase days would cost more there than the rest of the platform.",
        fr: "Aussi rapide, mais tout en mémoire : six millions de clients et leurs jours d’achat y coûteraient plus cher que le reste de la plateforme.",
      },
      traits: {
        cost: {
          en: "memory for everything",
          fr: "la mémoire de tout",
        },
        complexity: {
          en: "low",
          fr: "faible",
        },
        performance: {
          en: "the highest",
          fr: "la plus élevée",
        },
        latency: {
          en: "under a millisecond",
          fr: "moins d’une milliseconde",
        },
      },
    },
    {
      id: "postgresql",
      name: {
        en: "PostgreSQL",
        fr: "PostgreSQL",
      },
      refusedBecause: {
        en: "The sensible choice of a small shop. Here the steady writes of a peak evening would by themselves fill the primary.",
        fr: "Le choix raisonnable d’un petit commerce. Ici, les écritures continues d’une soirée de pointe occuperaient à elles seules la machine principale.",
      },
      traits: {
        cost: {
          en: "free; a machine and its replica",
          fr: "libre ; une machine et sa réplique",
        },
        complexity: {
          en: "low, known to all",
          fr: "faible, connue de tous",
        },
        performance: {
          en: "bound by one machine for writes",
          fr: "bornée par une machine en écriture",
        },
        latency: {
          en: "a few milliseconds",
          fr: "quelques millisecondes",
        },
      },
    },
  ],
  choice: {
    optionId: "views",
    because: {
      en: "A view is the fold of a committed stream: it shows whole states only, is rebuilt by replay, and is replaced at one stroke by another generation.",
      fr: "Une vue est le pli d’un flux validé : elle ne montre que des états entiers, se reconstruit par rejeu et se remplace d’un coup par une autre génération.",
    },
  },
  consequences: [
    {
      en: "Each new question asks for its view, and so for a replay: what was not foreseen is asked of the lake.",
      fr: "Chaque question nouvelle demande sa vue, donc un rejeu : ce que l’on n’a pas prévu se demande au lac.",
    },
  ],
  claims: [
    stated(
      {
        id: "a-view-answers-sooner",
        metric: "answer-ms",
        of: "view",
        comparedWith: {
          subject: "lake-query",
        },
        better: "lower",
        byAtLeast: 10,
      },
      {
        en: ({ times }) =>
          `The view answers a question about a product at least ${times} times faster than the same question asked of the lake.`,
        fr: ({ times }) =>
          `La vue répond à une question sur un produit au moins ${times} fois plus vite que la même question posée au lac.`,
      },
    ),
  ],
};
