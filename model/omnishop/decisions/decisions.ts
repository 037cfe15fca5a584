import type { Decision } from "../../decisions/decision.ts";
import { batchEngine } from "./batch-engine.ts";
import { contractsAtTheDoor } from "./contracts-at-the-door.ts";
import { eventFormat } from "./event-format.ts";
import { logTechnology } from "./log-technology.ts";
import { longMemory } from "./long-memory.ts";
import { oneCommit } from "./one-commit.ts";
import { paradigm } from "./paradigm.ts";
import { servingStore } from "./serving-store.ts";
import { streamEngine } from "./stream-engine.ts";
import { tableFormat } from "./table-format.ts";

/** What OmniShop has decided, in the order in which one decision leads to the next. */
export const decisions: readonly Decision<"fr" | "en">[] = [
  paradigm,
  contractsAtTheDoor,
  logTechnology,
  eventFormat,
  streamEngine,
  oneCommit,
  longMemory,
  tableFormat,
  batchEngine,
  servingStore,
];
