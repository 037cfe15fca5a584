import type { Wording } from "../../language/text.ts";
import type { hosts } from "../places.ts";
import { told } from "./told.ts";
import type { OmniShopLanguage } from "./told.ts";

type HostId = (typeof hosts)[keyof typeof hosts]["id"];

/** What each container that hosts nodes is called and does. */
export const hostWording: Readonly<Record<HostId, Wording<OmniShopLanguage>>> = {
  tills: told(
    { fr: "Caisses des magasins", en: "Shop tills" },
    { fr: "encaissent et émettent les tickets", en: "take payments and issue receipts" },
  ),
  "web-store": told(
    { fr: "Boutique en ligne", en: "Web store" },
    { fr: "vend sur le web et dans l’application", en: "sells on the web and in the app" },
  ),
  erp: told(
    { fr: "ERP", en: "ERP" },
    { fr: "tient les stocks de droit, par lieu", en: "keeps stock of record, by place" },
  ),
  crm: told(
    { fr: "CRM", en: "CRM" },
    { fr: "tient les comptes et les consentements", en: "keeps accounts and consents" },
  ),
  "campaign-tool": told(
    { fr: "Outil de campagnes", en: "Campaign tool" },
    {
      fr: "envoie les messages et tire les témoins au sort",
      en: "sends messages and draws the controls by lot",
    },
  ),
  "social-listening": told(
    { fr: "Veille sociale", en: "Social listening" },
    { fr: "relève avis et mentions", en: "collects reviews and mentions" },
  ),
  "sensor-gateway": told(
    { fr: "Passerelle de capteurs", en: "Sensor gateway" },
    { fr: "réunit les mesures d’un magasin", en: "gathers a shop’s readings" },
  ),
  "event-log": told(
    { fr: "Journal d’événements", en: "Event log" },
    {
      fr: "garde les événements dans l’ordre et les rejoue à la demande",
      en: "keeps events in order and replays them on demand",
    },
  ),
  "stream-engine": told(
    { fr: "Moteur de flux", en: "Stream engine" },
    { fr: "exécute les traitements continus", en: "runs the continuous processors" },
  ),
  lakehouse: told(
    { fr: "Lakehouse", en: "Lakehouse" },
    { fr: "conserve l’historique en tables", en: "keeps history as tables" },
  ),
  "batch-engine": told(
    { fr: "Moteur de lots", en: "Batch engine" },
    { fr: "exécute les traitements planifiés", en: "runs the scheduled jobs" },
  ),
  "serving-store": told(
    { fr: "Base de service", en: "Serving store" },
    { fr: "tient les vues prêtes à répondre", en: "holds views ready to answer" },
  ),
  api: told({ fr: "API", en: "API" }, { fr: "répond aux applications", en: "answers applications" }),
  notifier: told(
    { fr: "Notificateur", en: "Notifier" },
    { fr: "porte les alertes jusqu’aux personnes", en: "carries alerts to people" },
  ),
};
