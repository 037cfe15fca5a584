import type { Deployment, DeploymentNode } from "../../language/deployment.ts";
import { told } from "../words/told.ts";
import type { OmniShopLanguage } from "../words/told.ts";
import { concernContainers as concerns } from "./concern-containers.ts";
import { dataContainers as data } from "./data-containers.ts";

type Node = DeploymentNode<OmniShopLanguage>;

const laptopProcess: Node = {
  id: "process",
  technology: "Node.js 26",
  instances: 1,
  runs: [
    data.eventGateway,
    data.changeCapture,
    data.streamEngine,
    data.servingStore,
    data.api,
    data.notifier,
    concerns.orchestrator,
    concerns.observability,
    concerns.schemaRegistry,
    concerns.catalogue,
  ],
  holds: [],
  words: told(
    { fr: "Processus archbench", en: "archbench process" },
    { fr: "exécute tout ce qui calcule", en: "runs all that computes" },
  ),
};

const laptopEngine: Node = {
  id: "duckdb",
  technology: "DuckDB",
  instances: 1,
  runs: [data.batchEngine, data.analytics],
  holds: [],
  words: told(
    { fr: "Moteur SQL embarqué", en: "Embedded SQL engine" },
    { fr: "lit et écrit les fichiers du lac", en: "reads and writes the lake’s files" },
  ),
};

const laptopDisk: Node = {
  id: "disk",
  technology: "lmdb, Parquet",
  instances: 1,
  runs: [data.eventLog, data.lakehouse],
  holds: [],
  words: told(
    { fr: "Dossier de sortie", en: "Output folder" },
    { fr: "garde le journal et le lac", en: "keeps the log and the lake" },
  ),
};

/** The demonstration: one process over one folder. */
const laptop: Deployment<OmniShopLanguage> = {
  id: "laptop",
  environment: "laptop",
  words: told(
    { fr: "Sur le portable", en: "On the laptop" },
    {
      fr: "tout tient dans un processus et un dossier",
      en: "everything fits into one process and one folder",
    },
  ),
  nodes: [
    {
      id: "laptop",
      technology: "Linux",
      instances: 1,
      runs: [concerns.delivery],
      holds: [laptopProcess, laptopEngine, laptopDisk],
      words: told(
        { fr: "Ordinateur portable", en: "Laptop" },
        { fr: "n’envoie rien au-dehors", en: "sends nothing outside" },
      ),
    },
  ],
};

const productionNodes: readonly Node[] = [
  {
    id: "edge",
    technology: "Kubernetes, 3 AZ",
    instances: 3,
    runs: [data.eventGateway, data.api, data.notifier],
    holds: [],
    words: told(
      { fr: "Nœuds frontaux", en: "Front nodes" },
      { fr: "répondent au monde extérieur", en: "answer the world outside" },
    ),
  },
  {
    id: "brokers",
    technology: "Kafka KRaft, 3 AZ",
    instances: 6,
    runs: [data.eventLog],
    holds: [],
    words: told(
      { fr: "Nœuds du journal", en: "Log nodes" },
      { fr: "gardent trois copies de chaque événement", en: "keep three copies of each event" },
    ),
  },
  {
    id: "compute",
    technology: "Kubernetes, 3 AZ",
    instances: 9,
    runs: [data.changeCapture, data.streamEngine, data.batchEngine, data.analytics],
    holds: [],
    words: told(
      { fr: "Nœuds de calcul", en: "Compute nodes" },
      { fr: "s’ajoutent avec la charge", en: "are added with the load" },
    ),
  },
  {
    id: "object-store",
    technology: "Amazon S3",
    instances: 1,
    runs: [data.lakehouse],
    holds: [],
    words: told(
      { fr: "Stockage objet", en: "Object store" },
      { fr: "garde l’historique à bas prix", en: "keeps history cheaply" },
    ),
  },
  {
    id: "serving-nodes",
    technology: "ScyllaDB, 3 AZ",
    instances: 3,
    runs: [data.servingStore],
    holds: [],
    words: told(
      { fr: "Nœuds de service", en: "Serving nodes" },
      { fr: "tiennent trois copies de chaque vue", en: "hold three copies of each view" },
    ),
  },
  {
    id: "management",
    technology: "Kubernetes",
    instances: 3,
    runs: [
      concerns.schemaRegistry,
      concerns.catalogue,
      concerns.accessControl,
      concerns.keyVault,
      concerns.orchestrator,
      concerns.observability,
      concerns.delivery,
    ],
    holds: [],
    words: told(
      { fr: "Nœuds de gestion", en: "Management nodes" },
      { fr: "portent gouvernance et exploitation", en: "carry governance and operations" },
    ),
  },
];

/** What OmniShop would run: one region, three availability zones. */
const production: Deployment<OmniShopLanguage> = {
  id: "production",
  environment: "production",
  words: told(
    { fr: "En production", en: "In production" },
    {
      fr: "une région, trois zones de disponibilité",
      en: "one region, three availability zones",
    },
  ),
  nodes: [
    {
      id: "region",
      technology: "AWS eu-west-3",
      instances: 1,
      runs: [],
      holds: productionNodes,
      words: told(
        { fr: "Région de Paris", en: "Paris region" },
        { fr: "garde les données dans l’Union", en: "keeps the data within the Union" },
      ),
    },
  ],
};

export const deployments: readonly Deployment<OmniShopLanguage>[] = [laptop, production];
