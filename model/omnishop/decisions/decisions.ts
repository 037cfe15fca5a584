import type { Decision } from "../../evidence/claim.ts";
import type { OmniShopLanguage } from "../wording.ts";

/** OmniShop's decisions; each leans on claims that a measurement decides. */
export const decisions: readonly Decision<OmniShopLanguage>[] = [
  {
    id: "kappa-with-a-lakehouse",
    title: { fr: "Kappa, avec un lac pour mémoire longue", en: "Kappa, with a lakehouse as its long memory" },
    context: {
      fr: "Les ventes doivent se voir aussitôt, et rester justes quand une caisse envoie ses tickets avec des heures de retard.",
      en: "Sales must show at once, and stay right when a till sends its receipts hours late.",
    },
    choice: {
      fr: "Un seul journal et un seul code : le traitement continu garde ouvertes les heures où un ticket peut encore arriver.",
      en: "One log and one code path: the stream processor keeps open the hours in which a receipt may still come.",
    },
    refused: [
      {
        option: { fr: "Lambda", en: "Lambda" },
        because: {
          fr: "le cumul s’écrit deux fois, et les retardataires ne se voient qu’après le traitement de nuit",
          en: "the tally is written twice, and late receipts show only after the nightly job",
        },
      },
    ],
    consequences: {
      fr: "L’état des heures ouvertes reste en mémoire ; changer la règle demande de rejouer le journal.",
      en: "The state of open hours stays in memory; a change of the rule takes a replay of the log.",
    },
    claims: [
      {
        id: "kappa-computes-less",
        statement: {
          fr: "Pour les mêmes tickets, Kappa demande moins de temps de processeur que Lambda.",
          en: "For the same receipts, Kappa takes less processor time than Lambda.",
        },
        metric: "processor-time",
        of: "kappa",
        comparedWith: "lambda",
        byAtLeast: 1,
      },
    ],
  },
  {
    id: "avro-in-batches",
    title: { fr: "Avro par paquets dans le journal", en: "Avro in batches in the log" },
    context: {
      fr: "Le journal garde trente jours d’événements : chaque octet compte autant de fois.",
      en: "The log keeps thirty days of events: each byte counts that many times.",
    },
    choice: {
      fr: "Les tickets sont écrits en Avro, par paquets, sous un schéma connu des deux côtés.",
      en: "Receipts are written in Avro, in batches, under a schema that both sides know.",
    },
    refused: [
      {
        option: { fr: "JSON", en: "JSON" },
        because: {
          fr: "chaque événement répète le nom de ses champs, et rien n’en garantit le type",
          en: "each event repeats the names of its fields, and nothing holds their types",
        },
      },
    ],
    consequences: {
      fr: "Un événement ne se lit pas sans son schéma ; le registre devient indispensable.",
      en: "An event cannot be read without its schema; the registry becomes indispensable.",
    },
    claims: [
      {
        id: "avro-takes-half-the-bytes",
        statement: {
          fr: "Un ticket en Avro prend au plus la moitié des octets du même ticket en JSON.",
          en: "A receipt in Avro takes at most half the bytes of the same receipt in JSON.",
        },
        metric: "bytes-per-receipt",
        of: "avro",
        comparedWith: "json",
        byAtLeast: 2,
      },
    ],
  },
];
