import { contractsOf } from "../../language/architecture.ts";
import { isPersonal } from "../../language/contract.ts";
import type { Contract } from "../../language/contract.ts";
import type { GovernanceRule } from "../../language/governance.ts";
import { nodesOf } from "../../language/topology.ts";
import { click } from "../contracts/click.ts";
import { exposure } from "../contracts/exposure.ts";
import { sensorReading } from "../contracts/sensor-reading.ts";
import { kappa } from "../kappa.ts";
import { lambda } from "../lambda.ts";
import type { OmniShopLanguage } from "../words/told.ts";
import { concernContainers as concerns } from "./concern-containers.ts";
import { dataContainers as data } from "./data-containers.ts";

const topologies = [kappa, lambda] as const;
const all = contractsOf({ topologies });
const personal = all.filter(isPersonal);
const byConsent = [click, exposure, sensorReading] as const satisfies readonly Contract[];
const entering = topologies.flatMap((topology) =>
  nodesOf(topology, "source").map(({ contract }) => contract),
);

/** Who may do what with which data, and how long. */
export const governance: readonly GovernanceRule<OmniShopLanguage>[] = [
  {
    id: "basis-for-each-contract",
    subject: "legal-basis",
    rule: {
      fr: "Chaque contrat qui touche à une personne nomme sa base légale ; sans elle, rien n’est collecté.",
      en: "Each contract that comes close to a person names its legal ground; without one, nothing is collected.",
    },
    contracts: personal,
    containers: [concerns.catalogue],
    enforcement: {
      state: "checked",
      by: { fr: "le contrôle du modèle", en: "the check of the model" },
    },
  },
  {
    id: "consent-first",
    subject: "legal-basis",
    rule: {
      fr: "Clics, campagnes et balises ne servent que pour qui y a consenti ; un retrait vaut dès l’événement suivant.",
      en: "Clicks, campaigns and beacons are used only for those who consented; a withdrawal holds from the next event on.",
    },
    contracts: byConsent,
    containers: [data.eventGateway, data.streamEngine, data.notifier],
    enforcement: {
      state: "designed",
      by: { fr: "la passerelle et le notificateur", en: "the gateway and the notifier" },
    },
  },
  {
    id: "end-of-each-datum",
    subject: "retention",
    rule: {
      fr: "Aucun flux ni aucune table ne garde une donnée plus longtemps que son contrat ne le promet.",
      en: "No stream and no table keeps a datum longer than its contract promises.",
    },
    contracts: all,
    containers: [data.eventLog, data.lakehouse],
    enforcement: {
      state: "checked",
      by: { fr: "le contrôle du modèle", en: "the check of the model" },
    },
  },
  {
    id: "access-by-role",
    subject: "access",
    rule: {
      fr: "Chaque rôle voit ce que son travail demande, et chaque accès à une donnée personnelle est consigné.",
      en: "Each role sees what its work asks for, and each access to a personal datum is recorded.",
    },
    contracts: personal,
    containers: [data.api, data.analytics, concerns.accessControl],
    enforcement: {
      state: "designed",
      by: {
        fr: "Keycloak et OPA, devant l’API et le moteur SQL",
        en: "Keycloak and OPA, before the API and the SQL engine",
      },
    },
  },
  {
    id: "quality-at-the-door",
    subject: "quality",
    rule: {
      fr: "Ce qui enfreint un contrat n’entre pas : l’enregistrement part entier aux rebuts, avec le motif.",
      en: "What breaches a contract does not enter: the record goes whole to the dead letters, with the reason.",
    },
    contracts: [...new Set(entering)],
    containers: [data.eventGateway, data.changeCapture],
    enforcement: {
      state: "running",
      by: { fr: "la porte d’entrée", en: "the door" },
    },
  },
  {
    id: "readers-are-not-broken",
    subject: "quality",
    rule: {
      fr: "Une nouvelle version d’un contrat doit rester lisible par ceux qui lisent l’ancienne.",
      en: "A new version of a contract must stay legible to those who read the old one.",
    },
    contracts: all,
    containers: [concerns.schemaRegistry],
    enforcement: {
      state: "designed",
      by: { fr: "le registre de schémas", en: "the schema registry" },
    },
  },
  {
    id: "erasure-by-key",
    subject: "erasure",
    rule: {
      fr: "Le journal ne connaît qu’un pseudonyme tiré au sort ; détruire sa clé efface la personne partout, sans réécrire l’histoire.",
      en: "The log knows only a random pseudonym; destroying its key erases the person everywhere, without rewriting history.",
    },
    contracts: personal,
    containers: [concerns.keyVault, data.eventLog, data.lakehouse],
    enforcement: {
      state: "designed",
      by: {
        fr: "le coffre de clés ; le codec en garde la place",
        en: "the key vault; the codec has the place for it",
      },
    },
  },
];
