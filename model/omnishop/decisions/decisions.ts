import type { Decision } from "../../decisions/decision.ts";
import { eventFormat } from "./event-format.ts";
import { longMemory } from "./long-memory.ts";
import { paradigm } from "./paradigm.ts";

/** What OmniShop has decided, in the order in which one decision leads to the next. */
export const decisions: readonly Decision<"fr" | "en">[] = [paradigm, eventFormat, longMemory];
