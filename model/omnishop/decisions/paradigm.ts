import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why there is one code path over one log, and no second one in batch. */
export const paradigm: Decision<"fr" | "en"> = {
  id: "paradigm",
  date: "2026-11-25",
  title: {
    en: "Kappa with a lakehouse, rather than Lambda",
    fr: "Kappa avec un lakehouse plutôt que Lambda",
  },
  context: {
    en: "OmniShop must answer within the second, and yet be right about receipts that an offline till sends two days late. One path can do both if it may replay its log; two paths can share the work, one quick and one thorough.",
    fr: "OmniShop doit répondre dans la seconde, tout en comptant juste les tickets qu’une caisse hors ligne transmet avec deux jours de retard. Un chemin unique y suffit s’il peut rejouer son journal ; deux chemins peuvent aussi se partager le travail, l’un rapide, l’autre exhaustif.",
  },
  options: [
    {
      id: "kappa",
      name: { en: "Kappa with a lakehouse", fr: "Kappa avec un lakehouse" },
      refusedBecause: null,
    },
    {
      id: "lambda",
      name: { en: "Lambda", fr: "Lambda" },
      refusedBecause: {
        en: "The same tally is written twice, in code and in SQL, and merged at each request. Every change of a rule must be made in both, and nothing but discipline keeps the two in step.",
        fr: "Le même cumul s’écrit deux fois, en code et en SQL, puis se fusionne à chaque requête. Chaque changement de règle se fait aux deux endroits, et seule la discipline les maintient d’accord.",
      },
    },
    {
      id: "data-lake",
      name: { en: "A data lake alone", fr: "Un data lake seul" },
      refusedBecause: {
        en: "A nightly batch is right the next morning. A fraud is over by then, and the shelf has been empty all day.",
        fr: "Un traitement de nuit a raison le lendemain matin. La fraude est alors consommée et le rayon est resté vide toute la journée.",
      },
    },
    {
      id: "data-mesh",
      name: { en: "A full data mesh", fr: "Un data mesh complet" },
      refusedBecause: {
        en: "Its best idea is kept: each domain owns its data and answers for a contract. Its platform for each domain is not: a retailer of this size has neither the teams nor the volumes to run eight, and needs such as churn cross them all.",
        fr: "Sa meilleure idée est gardée : chaque domaine possède ses données et répond d’un contrat. Sa plateforme par domaine ne l’est pas : une enseigne de cette taille n’a ni les équipes ni les volumes pour en exploiter huit, et des besoins comme l’attrition les traversent toutes.",
      },
    },
  ],
  choice: {
    optionId: "kappa",
    because: {
      en: "One log feeds one code path. A new version replays the log into views of its own, beside those in service, and takes over once it has caught up; the lakehouse remembers what the log has let go.",
      fr: "Un seul journal alimente un seul chemin de code. Une nouvelle version rejoue le journal dans ses propres vues, à côté de celles en service, et prend le relais une fois à jour ; le lakehouse garde la mémoire de ce que le journal a laissé partir.",
    },
  },
  consequences: [
    {
      en: "A rule is changed in one place, and the same code runs live, in replay and in tests.",
      fr: "Une règle se change à un seul endroit, et le même code sert en production, en rejeu et en test.",
    },
    {
      en: "State must be kept as long as a record may be late: two days of it, in memory, for every product.",
      fr: "L’état doit vivre aussi longtemps qu’un enregistrement peut tarder : deux jours, en mémoire, pour chaque produit.",
    },
    {
      en: "What arrives later than that is counted as late and is corrected by a replay only.",
      fr: "Ce qui arrive plus tard encore est compté comme tardif, et seul un rejeu le corrige.",
    },
  ],
  claims: [
    stated(
      {
        id: "fresher-than-a-batch",
        metric: "freshness-ms-p99",
        of: "kappa",
        comparedWith: { subject: "lambda-batch" },
        better: "lower",
        byAtLeast: 10,
      },
      {
        en: ({ times }) =>
          `At the p99, what Kappa shows is at least ${times} times fresher than what a batch layer alone shows, although the batch is far more frequent here than a nightly one.`,
        fr: ({ times }) =>
          `Au p99, ce que montre Kappa est au moins ${times} fois plus frais que ce que montre une couche par lots seule, dont le traitement est pourtant ici bien plus fréquent qu’un traitement de nuit.`,
      },
    ),
    stated(
      {
        id: "one-path-takes-less-processor-time",
        metric: "cpu-us-per-event",
        of: "kappa",
        comparedWith: { subject: "lambda" },
        better: "lower",
        byAtLeast: 1,
      },
      {
        en: () => "For the same events, Kappa takes no more processor time than Lambda.",
        fr: () => "Pour les mêmes événements, Kappa ne demande pas plus de temps de calcul que Lambda.",
      },
    ),
    stated(
      {
        id: "one-path-is-less-code",
        metric: "need-code-lines",
        of: "kappa",
        comparedWith: { subject: "lambda" },
        better: "lower",
        byAtLeast: 1.25,
      },
      {
        en: ({ times }) =>
          `For the same needs, Lambda takes at least ${times} times as many lines of logic as Kappa.`,
        fr: ({ times }) =>
          `À besoins égaux, Lambda demande au moins ${times} fois plus de lignes de logique que Kappa.`,
      },
    ),
    stated(
      {
        id: "sale-is-visible-within-a-second",
        metric: "latency-ms-p99",
        of: "kappa",
        comparedWith: { target: 1000, unit: "ms" },
        better: "lower",
        byAtLeast: 1,
      },
      {
        en: ({ target }) => `Under Kappa, 99 sales in 100 are visible within ${target} ms of being sent.`,
        fr: ({ target }) =>
          `Avec Kappa, 99 ventes sur 100 sont visibles moins de ${target} ms après leur envoi.`,
      },
    ),
    stated(
      {
        id: "no-part-of-an-answer-is-a-night-old",
        metric: "product-sales-age-ms-p99-at-busiest",
        of: "kappa",
        comparedWith: { subject: "lambda" },
        better: "lower",
        byAtLeast: 1000,
      },
      {
        en: ({ times }) =>
          `On the busiest day, the oldest part of an answer on a product’s sales is at least ${times} times younger under Kappa than under Lambda, whose batch runs each night.`,
        fr: ({ times }) =>
          `Le jour le plus chargé, la part la plus ancienne d’une réponse sur les ventes d’un produit est au moins ${times} fois plus récente avec Kappa qu’avec Lambda, dont le lot tourne chaque nuit.`,
      },
    ),
  ],
};
