import type { Assumptions, OutputOf } from "../evidence/assumption.ts";
import type { IdOf } from "../language/topology.ts";
import type { kappa } from "./kappa.ts";
import type { lambda } from "./lambda.ts";

const microsecondNs = 1e3;
const millisecondNs = 1e6;

type Variant = typeof kappa | typeof lambda;
type OmniShopId = Variant extends infer V extends Variant ? IdOf<V> : never;
type OmniShopOutput = Variant extends infer V extends Variant ? OutputOf<V> : never;

/**
 * What OmniShop's nodes are taken to cost until a run has measured them: round figures of the order that such work has
 * on one core of a present-day machine.
 */
export const assumptions: Assumptions<OmniShopId, OmniShopOutput> = {
  costByKind: {
    stream: { perEventNs: 0.6 * microsecondNs, perBatchNs: 0, perCommitNs: 0 },
    processor: { perEventNs: 5 * microsecondNs, perBatchNs: 0, perCommitNs: 0.5 * millisecondNs },
    view: { perEventNs: microsecondNs, perBatchNs: 0, perCommitNs: 0 },
    egress: { perEventNs: 2 * millisecondNs, perBatchNs: 0, perCommitNs: 0 },
    "table-sink": { perEventNs: microsecondNs, perBatchNs: 0, perCommitNs: 100 * millisecondNs },
    job: { perEventNs: 0.15 * microsecondNs, perBatchNs: 0, perCommitNs: 2_000 * millisecondNs },
  },
  costByNode: {},
  // A receipt has three or four lines; one in a hundred looks like fraud; who is pushed once is left
  // alone for the day.
  outPerInByOutput: { "conform-sales.lines": 3.5, "detect-fraud.open": 0.01, "push-in-shop.pushes": 0.0005 },
  outPerInOtherwise: { toPeople: 0.01, toData: 1 },
  rejectedShare: 0.0025,
  batchEventsMax: 8_192,
  serviceScv: 1,
};
