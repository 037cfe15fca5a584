export { differingProductHours, expectedProductHours } from "./oracle/oracle.ts";
export type { InTime } from "./oracle/oracle.ts";
