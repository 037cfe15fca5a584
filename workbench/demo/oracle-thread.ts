import { parentPort } from "node:worker_threads";
import { invariant } from "#kernel/invariant";
import { differingProductHours, expectedProductHours } from "#benchmarks";
import type { Sale } from "#generators";
import type { ToOracle, Verdict } from "./oracle.ts";

// The plain loops in a thread of their own: they take a while, and whoever sends on time cannot wait for them.

const port = parentPort;
invariant(port !== null, "the oracle is a thread that somebody started");
const offered: Sale[] = [];

port.on("message", (message: ToOracle) => {
  if (message.kind === "sent") {
    for (const sale of message.sales) offered.push(sale);
    return;
  }
  const expected = expectedProductHours(offered.slice(0, message.count));
  const verdict: Verdict = {
    request: message.request,
    expectedCount: expected.length,
    differingCount: differingProductHours(expected, message.hours),
  };
  port.postMessage(verdict);
});
