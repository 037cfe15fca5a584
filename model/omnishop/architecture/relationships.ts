import type { Relationship } from "../../language/relationship.ts";
import type { OmniShopLanguage } from "../words/told.ts";
import { concernContainers as concerns } from "./concern-containers.ts";
import { dataContainers as data } from "./data-containers.ts";
import { people } from "./people.ts";
import { systems } from "./systems.ts";

/** What passes between people, systems and containers beside the flows of the topologies. */
export const relationships: readonly Relationship<OmniShopLanguage>[] = [
  {
    from: people.customer,
    to: systems.webStore,
    does: { fr: "cherche, achète, consent", en: "searches, buys, consents" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: people.customer,
    to: systems.tills,
    does: { fr: "paie en magasin", en: "pays in a shop" },
    technology: "EMV",
    style: "request",
  },
  {
    from: systems.webStore,
    to: data.api,
    does: { fr: "demande des recommandations", en: "asks for recommendations" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: data.notifier,
    to: people.customer,
    does: { fr: "propose une offre, avec son accord", en: "proposes an offer, with consent" },
    technology: "push",
    style: "event",
  },
  {
    from: data.notifier,
    to: people.fraudAnalyst,
    does: { fr: "remplit la file des achats à examiner", en: "fills the list of purchases to examine" },
    technology: "webhook",
    style: "event",
  },
  {
    from: data.notifier,
    to: people.supplyPlanner,
    does: { fr: "annonce les ruptures à venir", en: "announces what will run out" },
    technology: "webhook",
    style: "event",
  },
  {
    from: people.fraudAnalyst,
    to: data.api,
    does: { fr: "consulte les alertes et leurs motifs", en: "reads alerts and their reasons" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: people.supplyPlanner,
    to: data.api,
    does: { fr: "consulte stocks et points de commande", en: "reads stock and reorder points" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: people.marketer,
    to: data.api,
    does: { fr: "suit campagnes et clients à risque", en: "follows campaigns and customers at risk" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: people.marketer,
    to: data.analytics,
    does: { fr: "explore l’historique", en: "explores history" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: data.analytics,
    to: data.lakehouse,
    does: { fr: "lit les tables", en: "reads the tables" },
    technology: "Iceberg REST",
    style: "request",
  },
  {
    from: people.dataOfficer,
    to: concerns.catalogue,
    does: { fr: "contrôle durées, bases légales et lignage", en: "checks retention, grounds and lineage" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: data.eventGateway,
    to: concerns.schemaRegistry,
    does: { fr: "vérifie le schéma", en: "checks the schema" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: data.changeCapture,
    to: concerns.schemaRegistry,
    does: { fr: "vérifie le schéma", en: "checks the schema" },
    technology: "HTTPS",
    style: "request",
  },
  {
    from: data.eventGateway,
    to: concerns.keyVault,
    does: { fr: "remplace l’identité par un pseudonyme", en: "puts a pseudonym for the identity" },
    technology: "mTLS",
    style: "request",
  },
  {
    from: data.api,
    to: concerns.accessControl,
    does: { fr: "vérifie les droits", en: "checks the rights" },
    technology: "OIDC",
    style: "request",
  },
  {
    from: data.analytics,
    to: concerns.accessControl,
    does: { fr: "vérifie les droits", en: "checks the rights" },
    technology: "OIDC",
    style: "request",
  },
  {
    from: concerns.catalogue,
    to: data.lakehouse,
    does: { fr: "relève tables, propriétaires et lignage", en: "collects tables, owners and lineage" },
    technology: "Iceberg REST",
    style: "batch",
  },
  {
    from: concerns.orchestrator,
    to: data.batchEngine,
    does: { fr: "lance les traitements planifiés", en: "starts the scheduled jobs" },
    technology: "REST",
    style: "batch",
  },
  {
    from: data.streamEngine,
    to: concerns.observability,
    does: { fr: "publie retard, latence et erreurs", en: "publishes lag, latency and errors" },
    technology: "OTLP",
    style: "event",
  },
  {
    from: concerns.delivery,
    to: data.streamEngine,
    does: { fr: "déploie à côté, puis bascule", en: "deploys beside, then switches" },
    technology: "Kubernetes API",
    style: "batch",
  },
];
