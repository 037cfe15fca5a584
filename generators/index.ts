export { generateSales } from "./sales.ts";
export type { GeneratedSales, SalesOptions, Truth } from "./sales.ts";
export type { Arrival } from "./sender.ts";
export type { Sale } from "./receipt.ts";
export { noTraps, ordinaryTraps } from "./traps.ts";
export type { Traps } from "./traps.ts";
export { createWorld } from "./world.ts";
export type { World } from "./world.ts";
