import type { Target } from "../decisions/target.ts";
import { needs } from "./architecture/needs.ts";
import { metrics } from "./metrics.ts";
import { subjects } from "./subjects.ts";
import type { OmniShopLanguage } from "./words/told.ts";

/** The objectives of all needs, as what is to be reached; of a part of a variant, the title names the part. */
export const objectives: readonly Target<OmniShopLanguage>[] = needs.flatMap((need) =>
  need.objectives.map((objective) => {
    const title = (language: OmniShopLanguage): string => {
      const name = metrics.find(({ id }) => id === objective.metric)?.name[language] ?? objective.metric;
      const part = Object.entries(subjects).find(([id]) => id === objective.subject)?.[1][language];
      const of = objective.subject === "kappa" || part === undefined ? "" : ` (${part})`;
      return `${need.words.name[language]}${language === "fr" ? "\u00a0:" : ":"} ${name}${of}`;
    };
    return {
      ...objective,
      id: `${need.id}-${objective.metric}`,
      title: { fr: title("fr"), en: title("en") },
    };
  }),
);
