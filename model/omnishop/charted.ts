import type { Charted } from "../decisions/charted.ts";
import { metricIds } from "./metric-ids.ts";
import type { SubjectId } from "./subjects.ts";

type OmniShopChart = Charted & Readonly<{ subjects: readonly SubjectId[] }>;

const variants = ["kappa", "lambda", "data-lake", "data-mesh"] as const;

/** What the report draws of the evidence. */
export const charted: readonly OmniShopChart[] = [
  { id: "latency", metrics: [metricIds.latencyMsP50, metricIds.latencyMsP99], subjects: variants },
  {
    id: "freshness",
    metrics: [metricIds.freshnessMsP50, metricIds.freshnessMsP99],
    subjects: ["kappa", "lambda", "lambda-batch", "data-lake", "data-mesh"],
  },
  { id: "processor-time", metrics: [metricIds.cpuUsPerEvent], subjects: variants },
  { id: "throughput", metrics: [metricIds.sustainedRate], subjects: variants },
  { id: "need-code", metrics: [metricIds.needCodeLines], subjects: variants },
  { id: "event-size", metrics: ["bytes-per-event"], subjects: ["avro-batches", "json-lines"] },
  { id: "decoding-speed", metrics: ["decoded-events-per-second"], subjects: ["avro-batches", "json-lines"] },
  { id: "lake-size", metrics: ["bytes-per-sale-line"], subjects: ["parquet-table", "avro-log"] },
];
