import { told } from "./told.ts";

/** What the nodes of the personalisation need are called and do. */
export const personalisationWords = {
  "track-sessions": told(
    { fr: "Suivi des sessions", en: "Session tracking" },
    {
      fr: "remet les pages vues dans l’ordre, sans doublons ni robots",
      en: "puts page views in order, without duplicates or bots",
    },
  ),
  "session-items": told(
    { fr: "Articles vus par session", en: "Items by session" },
    {
      fr: "vue servie, dont l’index des sessions voisines est tenu au fil de l’eau",
      en: "served view, from which the index of neighbouring sessions is kept up to date",
    },
  ),
  recommendations: told(
    { fr: "API recommandations", en: "Recommendations API" },
    {
      fr: "répond ce que les sessions voisines ont vu ensuite, et qui est en stock",
      en: "answers what neighbouring sessions viewed as well, and is in stock",
    },
  ),
  "push-in-shop": told(
    { fr: "Message en magasin", en: "Push in the shop" },
    {
      fr: "décide, au passage d’une balise, s’il faut rappeler un article vu récemment",
      en: "decides at a beacon whether to recall a product viewed lately",
    },
  ),
  pushes: told(
    { fr: "Messages décidés", en: "Pushes" },
    {
      fr: "journal des messages à envoyer, un par jour au plus",
      en: "log of messages to send, one a day at most",
    },
  ),
  "app-push": told(
    { fr: "Envoi vers l’application", en: "App push" },
    {
      fr: "remet chaque message une fois à l’application du client",
      en: "hands each message once to the customer’s app",
    },
  ),
} as const;
