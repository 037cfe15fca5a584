import type { Decision } from "../../decisions/decision.ts";
import { stated } from "../../decisions/stated.ts";

/** Why offsets, outputs and state are committed together. */
export const oneCommit: Decision<"fr" | "en"> = {
  id: "one-commit",
  date: "2026-11-25",
  title: {
    en: "One commit for offsets, outputs and state",
    fr: "Une seule validation pour positions, sorties et état",
  },
  context: {
    en: "A processor falls between two writes, and always at the worst moment. If its position, its outputs and its state are not committed together, a receipt counts twice or not at all.",
    fr: "Un traitement tombe entre deux écritures, toujours au pire moment. Si sa position, ses sorties et son état ne sont pas validés ensemble, un ticket compte deux fois, ou pas du tout.",
  },
  options: [
    {
      id: "one-commit",
      name: {
        en: "Commit all together",
        fr: "Tout valider ensemble",
      },
      refusedBecause: null,
    },
    {
      id: "at-least-once",
      name: {
        en: "At least once, and deduplicate downstream",
        fr: "Au moins une fois, et dédoublonner en aval",
      },
      refusedBecause: {
        en: "Simpler to write, but then each reader must know how to deduplicate, those that add up among them: it moves the problem and multiplies it.",
        fr: "Plus simple à écrire, mais chaque lecteur doit alors savoir dédoublonner, y compris ceux qui additionnent : c’est déplacer le problème en le multipliant.",
      },
    },
    {
      id: "two-phase",
      name: {
        en: "One transaction over log and lake",
        fr: "Une transaction entre le journal et le lac",
      },
      refusedBecause: {
        en: "The two cannot commit together. So the stream’s position lives in the table’s snapshot, which is enough.",
        fr: "Les deux ne savent pas valider ensemble. La position du flux vit donc dans l’instantané de la table, ce qui suffit.",
      },
    },
  ],
  choice: {
    optionId: "one-commit",
    because: {
      en: "A failure at any moment leaves the last committed state, and the next run goes on exactly there. It is verified by killing the process at random and comparing byte for byte.",
      fr: "Une panne à n’importe quel instant laisse le dernier état validé, et le suivant reprend exactement là. C’est vérifié en tuant le processus au hasard, puis en comparant octet pour octet.",
    },
  },
  consequences: [
    {
      en: "An answer is visible only once committed: the commit interval is part of latency.",
      fr: "Une réponse n’est visible qu’une fois validée : l’intervalle de validation est une part de la latence.",
    },
  ],
  claims: [
    stated(
      {
        id: "commits-take-the-lesser-part",
        metric: "commit-time-share",
        of: "kappa",
        comparedWith: {
          target: 0.5,
          unit: "share",
        },
        better: "lower",
        byAtLeast: 1,
      },
      {
        en: ({ percent }) => `Commits take at most ${percent} of the processing time.`,
        fr: ({ percent }) => `Les validations prennent au plus ${percent} du temps de traitement.`,
      },
    ),
  ],
};
