import type { Decision } from "../../decisions/decision.ts";
import { volumes } from "../architecture/volumes.ts";
import { stated } from "../../decisions/stated.ts";

/** Why data are checked where they enter. */
export const contractsAtTheDoor: Decision<"fr" | "en"> = {
  id: "contracts-at-the-door",
  date: "2026-11-25",
  title: {
    en: "Contracts checked at the door",
    fr: "Des contrats vérifiés à l’entrée",
  },
  context: {
    en: "Six sources, as many teams: sooner or later one will send a negative price, a renamed field or a date of 2036. Who is to notice, and when?",
    fr: "Six sources, autant d’équipes : tôt ou tard, l’une enverra un prix négatif, un champ renommé ou une date de 2036. Reste à décider qui s’en aperçoit, et quand.",
  },
  options: [
    {
      id: "door",
      name: {
        en: "Check at the door",
        fr: "Vérifier à l’entrée",
      },
      refusedBecause: null,
    },
    {
      id: "schema-on-read",
      name: {
        en: "Take everything, check when reading",
        fr: "Tout accepter, vérifier à la lecture",
      },
      refusedBecause: {
        en: "Each reader sorts anew, in his own way, and figures diverge. A fault is found weeks after its cause.",
        fr: "Chaque lecteur refait le même tri, à sa façon, et les chiffres divergent. Une erreur se découvre des semaines après sa cause.",
      },
    },
    {
      id: "reject-to-sender",
      name: {
        en: "Refuse and send back",
        fr: "Refuser et renvoyer à l’émetteur",
      },
      refusedBecause: {
        en: "A till cannot mend a receipt: sent back, it would be lost. The dead letters keep it whole, with the reason.",
        fr: "Une caisse ne sait pas corriger un ticket : renvoyé, il serait perdu. Les rebuts le gardent entier, avec le motif.",
      },
    },
  ],
  choice: {
    optionId: "door",
    because: {
      en: "The contract belongs to the domain that sends. What it forbids goes to the dead letters, whole and with the reason, and is replayed once mended; all that is in the log is sound, and no reader need doubt again.",
      fr: "Le contrat appartient au domaine qui émet. Ce qu’il interdit va aux rebuts, entier et avec le motif, et se rejoue une fois corrigé ; tout ce qui est dans le journal est sûr, et aucun lecteur n’a plus à douter.",
    },
  },
  consequences: [
    {
      en: "The door stands in the way of every event: it must cost little.",
      fr: "La porte est sur le chemin de tout événement : elle doit coûter peu.",
    },
    {
      en: "Too strict a contract cuts a source off: dead letters are watched as a queue is.",
      fr: "Un contrat trop strict coupe une source : les rebuts se surveillent comme une file d’attente.",
    },
  ],
  claims: [
    stated(
      {
        id: "the-door-costs-little",
        metric: "checked-receipts-per-second",
        of: "door",
        comparedWith: {
          target: volumes.rate.busiestPerSecond,
          unit: "receipts/CPU s",
        },
        better: "higher",
        byAtLeast: 1,
      },
      {
        en: ({ target }) =>
          `On a single core, the door checks at least ${target} receipts a second: as many as the busiest day brings events, all sources together.`,
        fr: ({ target }) =>
          `Sur un seul cœur, la porte vérifie au moins ${target} tickets par seconde : autant que le jour le plus chargé apporte d’événements, toutes sources confondues.`,
      },
    ),
  ],
};
