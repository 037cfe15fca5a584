import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why the log is Apache Kafka. */
export const logTechnology: Decision<"fr" | "en"> = {
  id: "log-technology",
  date: "2026-11-25",
  title: {
    en: "Apache Kafka as the log",
    fr: "Apache Kafka pour journal",
  },
  context: {
    en: "Everything starts from the log and is replayed from it: it must keep order, hold thirty days of events, take thirty thousand events a second on the busiest day and outlive the loss of a machine. It is also the part that is hardest to replace once in place.",
    fr: "Tout part du journal et tout s’y rejoue : il doit ordonner, conserver trente jours d’événements, tenir trente mille événements par seconde le jour le plus chargé et survivre à la perte d’une machine. C’est aussi la pièce la plus difficile à remplacer une fois en place.",
  },
  options: [
    {
      id: "kafka",
      name: {
        en: "Apache Kafka",
        fr: "Apache Kafka",
      },
      refusedBecause: null,
      traits: {
        cost: {
          en: "free; three modest brokers carry the mean load",
          fr: "libre ; trois brokers modestes suffisent à la moyenne",
        },
        complexity: {
          en: "a team must know it, yet the whole market does",
          fr: "une équipe doit le connaître, mais tout le marché le connaît",
        },
        performance: {
          en: "sequential on disk, bound by the network",
          fr: "séquentielle sur disque, limitée par le réseau",
        },
        latency: {
          en: "a few milliseconds",
          fr: "quelques millisecondes",
        },
      },
    },
    {
      id: "redpanda",
      name: {
        en: "Redpanda",
        fr: "Redpanda",
      },
      refusedBecause: {
        en: "The same protocol and fewer settings, but its licence forbids offering it as a service, and a single vendor carries it. It remains the way out, as clients would notice no difference.",
        fr: "Même protocole et moins de réglages, mais la licence interdit d’en faire un service et un seul éditeur le porte. Il reste la sortie de secours, puisque les clients n’y verraient aucune différence.",
      },
      traits: {
        cost: {
          en: "a limited free edition, a licence for the rest",
          fr: "édition libre limitée, licence pour le reste",
        },
        complexity: {
          en: "one binary, no JVM",
          fr: "un seul binaire, sans JVM",
        },
        performance: {
          en: "comparable, better in the tail",
          fr: "comparable, meilleure en queue de distribution",
        },
        latency: {
          en: "a few milliseconds",
          fr: "quelques millisecondes",
        },
      },
    },
    {
      id: "pulsar",
      name: {
        en: "Apache Pulsar",
        fr: "Apache Pulsar",
      },
      refusedBecause: {
        en: "It parts compute from storage and tiers data by itself, at the price of two distributed systems to run instead of one, for a volume that does not ask for it.",
        fr: "Il sépare calcul et stockage et hiérarchise les données tout seul, au prix de deux systèmes distribués à exploiter au lieu d’un, pour un volume qui n’en demande pas tant.",
      },
      traits: {
        cost: {
          en: "free, but more machines",
          fr: "libre, mais plus de machines",
        },
        complexity: {
          en: "brokers, BookKeeper and metadata",
          fr: "brokers, BookKeeper et métadonnées",
        },
        performance: {
          en: "high, grows by layer",
          fr: "élevée, s’étend par couche",
        },
        latency: {
          en: "a few milliseconds",
          fr: "quelques millisecondes",
        },
      },
    },
    {
      id: "kinesis",
      name: {
        en: "Amazon Kinesis",
        fr: "Amazon Kinesis",
      },
      refusedBecause: {
        en: "Nothing to run, but the log, the company’s memory, would live with one provider only, with a rate a shard to be bought beforehand.",
        fr: "Rien à exploiter, mais le journal, donc la mémoire de l’entreprise, ne tournerait que chez un fournisseur, avec un débit par fragment à acheter d’avance.",
      },
      traits: {
        cost: {
          en: "by use, high when always on",
          fr: "à l’usage, élevée en continu",
        },
        complexity: {
          en: "none to run",
          fr: "nulle à l’exploitation",
        },
        performance: {
          en: "capped by shard",
          fr: "plafonnée par fragment",
        },
        latency: {
          en: "tens to hundreds of milliseconds",
          fr: "dizaines à centaines de millisecondes",
        },
      },
    },
  ],
  choice: {
    optionId: "kafka",
    because: {
      en: "A protocol that Flink, Debezium, Iceberg and every neighbouring tool speak, a skill that can be hired, and managed offers from several providers, European ones among them.",
      fr: "Un protocole que parlent Flink, Debezium, Iceberg et tous les outils voisins, une compétence que l’on recrute, et des offres gérées chez plusieurs fournisseurs, européens compris.",
    },
  },
  consequences: [
    {
      en: "The number of partitions is chosen at the start: changing it moves keys.",
      fr: "Le nombre de partitions se choisit au départ : le changer déplace les clés.",
    },
    {
      en: "Retention beyond thirty days is the lake’s, and the seam between the two must be exact.",
      fr: "La rétention au-delà de trente jours revient au lac, et la jonction des deux doit être exacte.",
    },
  ],
  claims: [
    stated(
      {
        id: "acknowledged-quickly",
        metric: "acknowledge-ms-p99",
        of: "embedded-log",
        comparedWith: {
          target: 50,
          unit: "ms",
        },
        better: "lower",
        byAtLeast: 1,
      },
      {
        en: ({ target }) =>
          `The embedded log, which acknowledges only what is on disk, answers 99 batches in 100 within ${target} ms.`,
        fr: ({ target }) =>
          `Le journal embarqué, qui n’accuse réception qu’une fois les données sur le disque, répond en moins de ${target} ms à 99 lots sur 100.`,
      },
    ),
  ],
};
