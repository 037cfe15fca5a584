import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why events are Avro in batches, although JSON can be read by eye. */
export const eventFormat: Decision<"fr" | "en"> = {
  id: "event-format",
  date: "2026-11-25",
  title: {
    en: "Avro in batches in the log, rather than JSON",
    fr: "Des lots Avro dans le journal plutôt que du JSON",
  },
  context: {
    en: "The log keeps thirty days of every event, copied as often as its durability asks, and each consumer decodes all that it reads. The format is paid for at every event, on disk and in processor time.",
    fr: "Le journal conserve trente jours d’événements, en autant de copies que sa durabilité l’exige, et chaque consommateur décode tout ce qu’il lit. Le format se paie à chaque événement, sur le disque comme en temps de calcul.",
  },
  options: [
    {
      id: "avro-batches",
      name: { en: "Avro, in batches", fr: "Avro, par lots" },
      refusedBecause: null,
    },
    {
      id: "json-lines",
      name: { en: "JSON, one line an event", fr: "JSON, une ligne par événement" },
      refusedBecause: {
        en: "Each line repeats the name of every field, and nothing stops a producer from renaming one. Being legible without a tool does not make up for it.",
        fr: "Chaque ligne répète le nom de tous les champs, et rien n’empêche un producteur d’en renommer un. Se lire sans outil ne compense pas.",
      },
    },
    {
      id: "protobuf",
      name: { en: "Protocol Buffers", fr: "Protocol Buffers" },
      refusedBecause: {
        en: "As compact, but the schema does not describe the data well enough to build a table from it, where the lake's own formats speak Avro.",
        fr: "Aussi compact, mais son schéma décrit trop peu les données pour en tirer une table, alors que les formats du lac parlent Avro.",
      },
    },
  ],
  choice: {
    optionId: "avro-batches",
    because: {
      en: "A schema makes the contract binding, names are written once in it and never in the data, and a batch spreads its own overhead over hundreds of events.",
      fr: "Le schéma rend le contrat opposable, les noms y figurent une fois pour toutes et jamais dans les données, et un lot répartit son surcoût sur des centaines d’événements.",
    },
  },
  consequences: [
    {
      en: "Nobody reads the log by eye: a tool must decode it.",
      fr: "Personne ne lit le journal à l’œil nu : il faut un outil pour le décoder.",
    },
    {
      en: "A schema's identifier travels with each batch, so producers and consumers must agree on where it is resolved.",
      fr: "L’identifiant du schéma voyage avec chaque lot : producteurs et consommateurs doivent s’accorder sur l’endroit où il se résout.",
    },
  ],
  claims: [
    stated(
      {
        id: "avro-is-smaller",
        metric: "bytes-per-event",
        of: "avro-batches",
        comparedWith: { subject: "json-lines" },
        better: "lower",
        byAtLeast: 3,
      },
      {
        en: ({ times }) => `A sale is at least ${times} times smaller in an Avro batch than as a JSON line.`,
        fr: ({ times }) =>
          `Une vente est au moins ${times} fois plus petite dans un lot Avro que dans une ligne JSON.`,
      },
    ),
    stated(
      {
        id: "avro-decodes-faster",
        metric: "decoded-events-per-second",
        of: "avro-batches",
        comparedWith: { subject: "json-lines" },
        better: "higher",
        byAtLeast: 2,
      },
      {
        en: ({ times }) => `Avro batches are decoded at least ${times} times as fast as JSON lines.`,
        fr: ({ times }) => `Les lots Avro se décodent au moins ${times} fois plus vite que les lignes JSON.`,
      },
    ),
  ],
};
