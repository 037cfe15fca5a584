export { differingProductHours } from "./oracle/difference.ts";
export { positionsInTime } from "./oracle/in-time.ts";
export type { Lateness } from "./oracle/in-time.ts";
export { expectedProductHours } from "./oracle/oracle.ts";
export { environmentOf } from "./evidence/environment.ts";
export { comparisonOf } from "./evidence/comparison.ts";
export { measureDecoding, measureEventSize } from "./event-format.ts";
