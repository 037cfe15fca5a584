import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why the stream engine handles records as they come, and is Apache Flink. */
export const streamEngine: Decision<"fr" | "en"> = {
  id: "stream-engine",
  date: "2026-11-25",
  title: {
    en: "Apache Flink for continuous processing",
    fr: "Apache Flink pour les traitements continus",
  },
  context: {
    en: "Fraud and recommendation are decided within tens of milliseconds, in an event time that offline tills upset, with a state by customer, card and product that must neither be lost nor count twice.",
    fr: "Fraude et recommandation se jouent en dizaines de millisecondes, sur un temps d’événement que des caisses hors ligne bousculent, avec un état par client, par carte et par produit qui ne doit ni se perdre ni compter deux fois.",
  },
  options: [
    {
      id: "record-at-a-time",
      name: {
        en: "Apache Flink, record by record",
        fr: "Apache Flink, enregistrement par enregistrement",
      },
      refusedBecause: null,
      traits: {
        cost: {
          en: "free; memory sized by state",
          fr: "libre ; mémoire dimensionnée par l’état",
        },
        complexity: {
          en: "event time and checkpoints to understand",
          fr: "temps d’événement et points de reprise à comprendre",
        },
        performance: {
          en: "hundreds of thousands of events a core",
          fr: "des centaines de milliers d’événements par cœur",
        },
        latency: {
          en: "milliseconds, plus the commit interval",
          fr: "millisecondes, plus l’intervalle de validation",
        },
      },
    },
    {
      id: "micro-batch",
      name: {
        en: "Spark Structured Streaming, in micro-batches",
        fr: "Spark Structured Streaming, par micro-lots",
      },
      refusedBecause: {
        en: "The same engine would serve batches too, but each answer would wait for the end of a batch, and timers by key are cramped there.",
        fr: "Le même moteur servirait aux lots, mais chaque réponse attendrait la fin d’un lot, et les minuteries par clé y sont à l’étroit.",
      },
      traits: {
        cost: {
          en: "free; a cluster shared with batch",
          fr: "libre ; grappe partagée avec les lots",
        },
        complexity: {
          en: "one API for batch and stream",
          fr: "une seule API pour lots et flux",
        },
        performance: {
          en: "high, in batches",
          fr: "élevée, par lots",
        },
        latency: {
          en: "the batch’s step, often a second",
          fr: "le pas du lot, souvent une seconde",
        },
      },
    },
    {
      id: "kafka-streams",
      name: {
        en: "Kafka Streams",
        fr: "Kafka Streams",
      },
      refusedBecause: {
        en: "A mere library, with no cluster, perfect for a lone service. Joins across domains, side-by-side replay and writing to Iceberg would be left to us.",
        fr: "Une simple bibliothèque, sans grappe, parfaite pour un service isolé. Les jointures entre domaines, le rejeu côte à côte et l’écriture dans Iceberg resteraient à faire nous-mêmes.",
      },
      traits: {
        cost: {
          en: "the lowest: inside the application",
          fr: "la plus basse : dans l’application",
        },
        complexity: {
          en: "low, but one application a processor",
          fr: "faible, mais une application par traitement",
        },
        performance: {
          en: "good, local state on disk",
          fr: "bonne, état local sur disque",
        },
        latency: {
          en: "a few milliseconds",
          fr: "quelques millisecondes",
        },
      },
    },
  ],
  choice: {
    optionId: "record-at-a-time",
    because: {
      en: "Event time, keyed state, timers and checkpoints are native to it, and its Iceberg sink commits with its checkpoints: the very semantics that the reference implementation reproduces in small.",
      fr: "Temps d’événement, état par clé, minuteries et points de reprise y sont natifs, et son puits Iceberg valide avec ses points de reprise : c’est exactement la sémantique que la réalisation de référence reproduit en petit.",
    },
  },
  consequences: [
    {
      en: "State lives in memory or on local disk: its size sets the cluster’s.",
      fr: "L’état vit en mémoire ou sur le disque local : sa taille fixe celle de la grappe.",
    },
    {
      en: "A team must learn event time: most mistakes in streaming come from it.",
      fr: "Une équipe doit apprendre le temps d’événement : la plupart des erreurs de flux en viennent.",
    },
  ],
  claims: [
    stated(
      {
        id: "record-by-record-is-sooner",
        metric: "latency-ms-p50",
        of: "record-at-a-time",
        comparedWith: {
          subject: "micro-batch",
        },
        better: "lower",
        byAtLeast: 5,
      },
      {
        en: ({ times }) =>
          `Handled record by record, a sale is visible at least ${times} times sooner, in the median, than in micro-batches of a second.`,
        fr: ({ times }) =>
          `Traitée enregistrement par enregistrement, une vente est visible au moins ${times} fois plus tôt, en médiane, que par micro-lots d’une seconde.`,
      },
    ),
  ],
};
