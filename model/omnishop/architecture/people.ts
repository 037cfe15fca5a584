import { person } from "../../language/context.ts";
import { told } from "../words/told.ts";

/** Whom the platform serves, and who works with it. */
export const people = {
  customer: person(
    "customer",
    told(
      { fr: "Client", en: "Customer" },
      {
        fr: "achète en ligne ou en magasin et choisit ce qu’il consent à partager",
        en: "buys online or in a shop, and chooses what to share",
      },
    ),
  ),
  fraudAnalyst: person(
    "fraud-analyst",
    told(
      { fr: "Analyste fraude", en: "Fraud analyst" },
      { fr: "examine les achats signalés et tranche", en: "examines the purchases in question and decides" },
    ),
  ),
  supplyPlanner: person(
    "supply-planner",
    told(
      { fr: "Approvisionneur", en: "Supply planner" },
      { fr: "commande avant que le rayon ne soit vide", en: "orders before the shelf is empty" },
    ),
  ),
  marketer: person(
    "marketer",
    told(
      { fr: "Responsable marketing", en: "Marketer" },
      {
        fr: "lance les campagnes, juge leur effet et retient les clients qui s’éloignent",
        en: "runs campaigns, judges their effect, and keeps customers who drift away",
      },
    ),
  ),
  dataOfficer: person(
    "data-officer",
    told(
      { fr: "Délégué à la protection des données", en: "Data protection officer" },
      {
        fr: "veille aux durées de conservation, aux bases légales et aux effacements",
        en: "watches over retention, legal grounds and erasure",
      },
    ),
  ),
} as const;
