import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "#kernel/invariant";
import { createRandom } from "#kernel/random";
import { openDoors } from "#reference-impl";
import { arrivalSupply } from "./arrival-supply.ts";
import type { SenderOptions } from "./remote-sender.ts";
import { sendDue } from "./send-due.ts";
import type { SenderNews, SenderOrder } from "./sender-message.ts";
import { planSending } from "./send-plan.ts";
import type { SendPlan } from "./send-plan.ts";

// The sources in a thread of their own, with doors of their own into the pipeline's log: what they take is not taken from
// the thread that works off events, as it would not be where they are.

const port = parentPort;
invariant(port !== null, "the sender is a thread that somebody started");
const { topology, folder, seed }: SenderOptions = workerData;
/** A source tells what has come up so often. */
const everyMs = 5;

const supply = arrivalSupply(seed);
const plans = createRandom(seed).split("sender");
const doors = await openDoors({ topology, folder });
let plan: SendPlan = { arrivals: [], atMs: new Float64Array() };
let stopping = new AbortController();

port.on("message", (order: SenderOrder) => {
  if (order.kind === "stop") stopping.abort();
  else void follow(order);
});
tell({ kind: "ready" });

async function follow(order: Exclude<SenderOrder, { kind: "stop" }>): Promise<void> {
  switch (order.kind) {
    case "prepare": {
      const { count, ratePerSecond, name } = order;
      plan = planSending(supply({ count, ratePerSecond }), { ratePerSecond, random: plans.split(name) });
      collectGarbage();
      tell({ kind: "prepared", atMs: plan.atMs });
      return;
    }
    case "send":
      stopping = new AbortController();
      await sendDue(plan, {
        offerAll: doors.offerAll,
        startNs: order.startNs,
        signal: stopping.signal,
        everyMs,
        onOffered: (offered, clockMs) => tell({ kind: "offered", offered, clockMs }),
      });
      plan = { arrivals: [], atMs: new Float64Array() };
      tell({ kind: "sent" });
      return;
    case "close":
      await doors.close();
      tell({ kind: "closed" });
      port?.close();
  }
}

function tell(news: SenderNews): void {
  port?.postMessage(news);
}

/** What was made is in the way of whoever is measured until it is collected: now, and not amid a trial. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
}
