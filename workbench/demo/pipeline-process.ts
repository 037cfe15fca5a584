import { rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { parseToHost } from "./host-messages.ts";
import type { FromHost, ToHost } from "./host-messages.ts";
import { openLivePipeline } from "./live-pipeline.ts";
import type { LivePipeline } from "./live-pipeline.ts";

// One pipeline in a process of its own, so that it has a core of its own and can be killed. It speaks with whoever
// started it, and ends when that one lets go of it; where that one was killed, it clears its folder itself.

/** By when an orphan has closed in good order; it clears its folder and leaves in any case. */
const closeGraceMs = 5_000;

let pipeline: LivePipeline | null = null;
/** What nobody else clears once whoever started this one is gone. */
let ownFolder: string | null = null;
let reading: NodeJS.Timeout | null = null;
/** Messages are obeyed in the order of their coming. */
let obeyed: Promise<void> = Promise.resolve();

// Ctrl-C reaches every process of a terminal; whoever started this one decides what it means.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
process.on("message", (message) => {
  obeyed = obeyed.then(() => obey(parseToHost(message))).catch(fail);
});
process.once("disconnect", () => {
  if (ownFolder === null) return;
  const folder = ownFolder;
  const clear = (): void => clearOrphaned(folder);
  setTimeout(() => {
    clear();
    process.kill(process.pid);
  }, closeGraceMs).unref();
  // Nobody hears any more how closing went.
  obeyed = obeyed.then(close).then(clear, clear);
});

async function obey(message: ToHost): Promise<void> {
  switch (message.kind) {
    case "open": {
      const { variant, folder, batchEveryMs, readEveryMs } = message;
      ownFolder = folder;
      const arrivals = new Map(message.arrivals);
      pipeline = await openLivePipeline({ variant, folder, batchEveryMs, arrivals, onFailure: fail });
      tell({
        kind: "opened",
        url: pipeline.url,
        reading: pipeline.read(),
        workedOff: pipeline.workedOff(),
      });
      reading = setInterval(tellReading, readEveryMs);
      return;
    }
    case "take":
      pipeline?.take(message.sent);
      return;
    case "show": {
      const { request } = message;
      // Not waited for: what is taken later waits at the desk, not here.
      void pipeline?.shown().then((hours) => tell({ kind: "shown", request, hours }), fail);
      return;
    }
    case "pause-batch":
      pipeline?.setBatchPaused(message.paused);
      return;
    case "close":
      ownFolder = null;
      await close();
      process.disconnect?.();
  }
}

function tellReading(): void {
  if (pipeline) tell({ kind: "reading", reading: pipeline.read(), workedOff: pipeline.workedOff() });
}

async function close(): Promise<void> {
  if (reading) clearInterval(reading);
  const closing = pipeline;
  pipeline = null;
  await closing?.close();
}

function clearOrphaned(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    rmdirSync(dirname(folder));
  } catch {
    // Another pipeline's folder is still beside it; that one removes what holds both.
  }
}

function tell(message: FromHost): void {
  if (process.connected) process.send?.(message);
}

function fail(cause: unknown): void {
  tell({ kind: "failed", message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
}
