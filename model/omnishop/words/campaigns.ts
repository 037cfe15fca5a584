import { told } from "./told.ts";

/** What the nodes of campaigns are called and do. */
export const campaignWords = {
  "measure-campaigns": told(
    { fr: "Mesure des campagnes", en: "Measure campaigns" },
    {
      fr: "rapproche chaque exposition des achats de la semaine qui suit, témoins compris",
      en: "joins each exposure with the purchases of the week after, controls included",
    },
  ),
  "campaign-outcomes": told(
    { fr: "Effets par client", en: "Outcomes by customer" },
    {
      fr: "ce que chaque client touché ou témoin a acheté",
      en: "what each customer reached or held out has bought",
    },
  ),
  "admit-mentions": told(
    { fr: "Tri des mentions", en: "Admit mentions" },
    {
      fr: "laisse passer une fois chaque mention d’une campagne, sans texte ni auteur",
      en: "lets each mention of a campaign through once, without text or author",
    },
  ),
  "campaign-mentions": told(
    { fr: "Mentions des campagnes", en: "Campaign mentions" },
    { fr: "combien de mentions, et leurs notes", en: "how many mentions, and their ratings" },
  ),
  "campaign-effect": told(
    { fr: "API campagnes", en: "Campaigns API" },
    {
      fr: "répond l’effet d’une campagne, avec son intervalle",
      en: "answers the effect of a campaign, with its interval",
    },
  ),
} as const;
