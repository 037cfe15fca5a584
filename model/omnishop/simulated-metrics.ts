import type { Metric } from "../decisions/metric.ts";
import { nodesOf } from "../language/topology.ts";
import { kappa } from "./kappa.ts";
import type { SubjectId } from "./subjects.ts";
import { wording } from "./wording.ts";

type SimulatedMetric = Metric<"fr" | "en"> & Readonly<{ subjects: readonly SubjectId[] }>;

const times = { fr: "fois ce débit", en: "times that rate" } as const;
const variants = ["kappa", "lambda"] as const;

/** What simulation says of a topology at the busiest rate: up to where it keeps up, and how old its answers are. */
export const simulatedMetrics: readonly SimulatedMetric[] = [
  {
    id: "capacity-at-busiest",
    name: {
      fr: "Débit tenu, le jour le plus chargé",
      en: "Rate kept up with, on the busiest day",
    },
    unit: times,
    subjects: variants,
  },
  {
    id: "record-capacity-at-busiest",
    name: {
      fr: "Débit tenu sur le chemin des enregistrements, le jour le plus chargé",
      en: "Rate kept up along the way of records, on the busiest day",
    },
    unit: times,
    subjects: variants,
  },
  ...nodesOf(kappa, "endpoint").map(({ id }) => ({
    id: `${id}-age-ms-p99-at-busiest`,
    name: {
      fr: `${nameOf(id).fr}, âge de la réponse, p99`,
      en: `${nameOf(id).en}, age of the answer, p99`,
    },
    unit: { fr: "ms", en: "ms" },
    subjects: variants,
  })),
];

function nameOf(id: string): Readonly<{ fr: string; en: string }> {
  return Object.entries(wording).find(([node]) => node === id)?.[1].name ?? { fr: id, en: id };
}
