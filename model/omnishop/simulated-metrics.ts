import type { Metric } from "../decisions/metric.ts";
import type { SubjectId } from "./subjects.ts";

type SimulatedMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;

const times = { unit: { fr: "fois ce débit", en: "times that rate" }, unitInEvidence: "×" } as const;
const variants = ["kappa", "lambda"] as const;

/** What simulation says of a whole topology at the busiest rate; of its parts it says more, under names of their own. */
export const simulatedMetrics: readonly SimulatedMetric[] = [
  {
    id: "capacity-at-busiest",
    name: {
      fr: "Débit tenu par le nœud le plus chargé, le jour le plus chargé",
      en: "Rate that the busiest node keeps up with, on the busiest day",
    },
    ...times,
    subjects: variants,
  },
  {
    id: "record-capacity-at-busiest",
    name: {
      fr: "Débit tenu sur le chemin des enregistrements, le jour le plus chargé",
      en: "Rate kept up along the way of records, on the busiest day",
    },
    ...times,
    subjects: variants,
  },
  {
    id: "cores-at-busiest",
    name: {
      fr: "Cœurs occupés en tout, le jour le plus chargé",
      en: "Cores busy in all, on the busiest day",
    },
    unit: { fr: "cœurs", en: "cores" },
    subjects: variants,
  },
  {
    id: "product-sales-age-ms-p99-at-busiest",
    name: {
      fr: "Âge de la part la plus ancienne d’une réponse sur les ventes d’un produit, p99, le jour le plus chargé",
      en: "Age of the oldest part of an answer on a product’s sales, p99, on the busiest day",
    },
    unit: { fr: "ms", en: "ms" },
    subjects: variants,
  },
];
