import { parentPort } from "node:worker_threads";
import type { LakeQuestion, Numbered } from "../../reference-impl/pipeline/lake-message.ts";

// The lake's own thread, which dies of being asked for a relation.

await import("../../reference-impl/pipeline/lake-thread.ts");
parentPort?.on("message", ({ message }: Numbered<LakeQuestion>) => {
  if (message.kind === "relation") throw new Error("struck by lightning");
});
