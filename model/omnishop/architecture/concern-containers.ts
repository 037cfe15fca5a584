import { container } from "../../language/container.ts";
import { told } from "../words/told.ts";

/** What crosses the four bands: governance and operations. */
export const concernContainers = {
  schemaRegistry: container("schema-registry", {
    area: "governance",
    technology: "Apicurio Registry 3",
    onLaptop: {
      state: "runs",
      as: {
        fr: "contrats du modèle, tenus par le compilateur",
        en: "the model’s contracts, held by the compiler",
      },
    },
    words: told(
      { fr: "Registre de schémas", en: "Schema registry" },
      {
        fr: "garde chaque version des contrats et refuse celle qui romprait les lecteurs",
        en: "keeps each version of the contracts, and refuses one that would break its readers",
      },
    ),
  }),
  catalogue: container("catalogue", {
    area: "governance",
    technology: "OpenMetadata",
    onLaptop: {
      state: "runs",
      as: { fr: "le modèle et son contrôle", en: "the model and its check" },
    },
    words: told(
      { fr: "Catalogue et lignage", en: "Catalogue and lineage" },
      {
        fr: "dit à qui appartient chaque donnée, d’où elle vient et combien de temps elle reste",
        en: "says whose each datum is, where it comes from, and how long it stays",
      },
    ),
  }),
  accessControl: container("access-control", {
    area: "governance",
    technology: "Keycloak, OPA",
    onLaptop: {
      state: "absent",
      because: {
        fr: "un seul utilisateur, et rien n’écoute hors de 127.0.0.1",
        en: "one user only, and nothing listens beyond 127.0.0.1",
      },
    },
    words: told(
      { fr: "Identités et accès", en: "Identity and access" },
      {
        fr: "ouvre à chaque rôle ce que son travail demande, et consigne chaque accès",
        en: "opens to each role what its work asks for, and records each access",
      },
    ),
  }),
  keyVault: container("key-vault", {
    area: "governance",
    technology: "OpenBao",
    onLaptop: {
      state: "absent",
      because: {
        fr: "les données de la démonstration sont inventées",
        en: "the data of the demonstration is made up",
      },
    },
    words: told(
      { fr: "Coffre de clés", en: "Key vault" },
      {
        fr: "garde la clé de chaque pseudonyme ; la détruire efface la personne",
        en: "keeps each pseudonym’s key; destroying it erases the person",
      },
    ),
  }),
  orchestrator: container("orchestrator", {
    area: "operations",
    technology: "Apache Airflow 3",
    onLaptop: {
      state: "runs",
      as: { fr: "planificateur sur l’horloge des événements", en: "scheduler on the event clock" },
    },
    words: told(
      { fr: "Orchestrateur", en: "Orchestrator" },
      {
        fr: "lance les traitements planifiés et rattrape ceux qui ont échoué",
        en: "starts the scheduled jobs, and makes up for those that failed",
      },
    ),
  }),
  observability: container("observability", {
    area: "operations",
    technology: "OpenTelemetry, Grafana",
    onLaptop: {
      state: "runs",
      as: { fr: "compteurs par nœud et bilan des lignes", en: "counters by node, and the account of rows" },
    },
    words: told(
      { fr: "Observabilité", en: "Observability" },
      {
        fr: "suit retard, latence et erreurs, et prévient l’astreinte",
        en: "follows lag, latency and errors, and calls whoever is on duty",
      },
    ),
  }),
  delivery: container("delivery", {
    area: "operations",
    technology: "Argo CD, Kubernetes",
    onLaptop: { state: "runs", as: { fr: "npm ci, npm start", en: "npm ci, npm start" } },
    words: told(
      { fr: "Déploiement continu", en: "Continuous delivery" },
      {
        fr: "met en service une version à côté de l’ancienne, puis bascule",
        en: "puts a version in service beside the old one, then switches",
      },
    ),
  }),
} as const;
