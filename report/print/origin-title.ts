import type { Language } from "#kernel/units";
import type { FigureOrigin } from "../document/tree.ts";

const names = {
  fr: {
    measured: "mesuré",
    simulated: "simulé",
    assumed: "hypothèse du modèle",
    modelled: "décidé par le modèle",
    cited: "cité",
    quick: "exécution rapide",
    full: "exécution complète",
  },
  en: {
    measured: "measured",
    simulated: "simulated",
    assumed: "assumed by the model",
    modelled: "decided by the model",
    cited: "cited",
    quick: "quick run",
    full: "full run",
  },
} as const satisfies Record<Language, unknown>;

/** Where a figure comes from, in a few words: "measured, full run, kappa-latency-p99". */
export function originTitle(origin: FigureOrigin, language: Language): string {
  const words = names[language];
  switch (origin.kind) {
    case "measured":
    case "simulated":
      return `${words[origin.kind]}, ${words[origin.profile]}, ${origin.evidenceId}`;
    case "cited":
      return `${words.cited}, ${origin.sourceId}`;
    case "assumed":
    case "modelled":
      return words[origin.kind];
  }
}
