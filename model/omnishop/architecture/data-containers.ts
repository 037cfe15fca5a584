import { container } from "../../language/container.ts";
import { hosts } from "../places.ts";
import { hostWording } from "../words/hosts.ts";
import { told } from "../words/told.ts";
import { systems } from "./systems.ts";

/** What data crosses, in its order: the four bands. */
export const dataContainers = {
  eventGateway: container("event-gateway", {
    area: "ingestion",
    technology: "Envoy, Karapace",
    carries: [systems.webStore, systems.tills, systems.sensorGateway],
    onLaptop: {
      state: "runs",
      as: {
        fr: "porte d’entrée : schéma, qualité, rebuts",
        en: "the door: schema, quality, dead letters",
      },
    },
    words: told(
      { fr: "Passerelle d’événements", en: "Event gateway" },
      {
        fr: "reçoit les événements, refuse ce que le contrat interdit et le met de côté avec le motif",
        en: "takes events in, and puts aside, with the reason, what the contract forbids",
      },
    ),
  }),
  changeCapture: container("change-capture", {
    area: "ingestion",
    technology: "Debezium 3, Kafka Connect",
    carries: [systems.erp, systems.crm, systems.campaignTool, systems.socialListening],
    onLaptop: {
      state: "runs",
      as: { fr: "la même porte d’entrée", en: "the same door" },
    },
    words: told(
      { fr: "Capture des changements", en: "Change capture" },
      {
        fr: "suit les changements des applications sans les ralentir",
        en: "follows the changes of applications without slowing them down",
      },
    ),
  }),
  eventLog: container("event-log", {
    host: hosts.eventLog,
    area: "storage",
    technology: "Apache Kafka 4",
    onLaptop: {
      state: "runs",
      as: { fr: "journal embarqué sur lmdb, lots Avro", en: "embedded log on lmdb, Avro batches" },
    },
    words: hostWording["event-log"],
  }),
  lakehouse: container("lakehouse", {
    host: hosts.lakehouse,
    area: "storage",
    technology: "Apache Iceberg, S3",
    onLaptop: {
      state: "runs",
      as: { fr: "fichiers Parquet écrits par DuckDB", en: "Parquet files written by DuckDB" },
    },
    words: hostWording["lakehouse"],
  }),
  streamEngine: container("stream-engine", {
    host: hosts.streamEngine,
    area: "processing",
    technology: "Apache Flink 2",
    onLaptop: {
      state: "runs",
      as: { fr: "worker TypeScript, état en mémoire", en: "TypeScript worker, state in memory" },
    },
    words: hostWording["stream-engine"],
  }),
  batchEngine: container("batch-engine", {
    host: hosts.batchEngine,
    area: "processing",
    technology: "Apache Spark 4",
    onLaptop: { state: "runs", as: { fr: "SQL exécuté par DuckDB", en: "SQL run by DuckDB" } },
    words: hostWording["batch-engine"],
  }),
  servingStore: container("serving-store", {
    host: hosts.servingStore,
    area: "consumption",
    technology: "ScyllaDB",
    onLaptop: {
      state: "runs",
      as: { fr: "vues repliées en mémoire", en: "views folded in memory" },
    },
    words: hostWording["serving-store"],
  }),
  api: container("api", {
    host: hosts.api,
    area: "consumption",
    technology: "Kong, Node.js",
    onLaptop: { state: "runs", as: { fr: "Fastify sur 127.0.0.1", en: "Fastify on 127.0.0.1" } },
    words: hostWording.api,
  }),
  notifier: container("notifier", {
    host: hosts.notifier,
    area: "consumption",
    technology: "Firebase, SMTP",
    onLaptop: {
      state: "runs",
      as: {
        fr: "listes de travail dans des fichiers, rien ne part",
        en: "work lists in files; nothing is sent",
      },
    },
    words: hostWording.notifier,
  }),
  analytics: container("analytics", {
    area: "consumption",
    technology: "Trino, Superset",
    onLaptop: {
      state: "runs",
      as: { fr: "DuckDB sur les mêmes fichiers", en: "DuckDB over the same files" },
    },
    words: told(
      { fr: "Analyses et tableaux de bord", en: "Analysis and dashboards" },
      {
        fr: "interroge l’historique en SQL et le montre",
        en: "queries history in SQL, and shows it",
      },
    ),
  }),
} as const;
