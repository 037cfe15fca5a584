import type { Random } from "#kernel/random";
import { secondMs } from "#kernel/units";
import type { Click } from "../arrival.ts";
import { shapeFaults, spoiled } from "../fault.ts";
import type { Fault } from "../fault.ts";
import { chanceOf } from "../run/run.ts";
import type { Run } from "../run/run.ts";

/** Ways in which a click can be forbidden. */
const clickFaults: readonly Fault<Click>[] = [
  ...shapeFaults<Click>({ id: "clickId", eventTime: "occurredAtMs" }),
  { reason: "click-has-an-id", spoil: (click) => ({ ...click, clickId: "" }) },
  { reason: "click-has-a-session", spoil: (click) => ({ ...click, sessionId: " " }) },
];

const sourceId = "web-clicks";

/** Sends clicks with the traps of their way. Remembers its stream of chance and how many it sent again. */
export class ClickSender {
  readonly #run: Run;
  readonly #luck: Random;
  #retriedCount = 0;

  constructor(run: Run) {
    this.#run = run;
    this.#luck = chanceOf(run, "click-traps");
  }

  get retriedCount(): number {
    return this.#retriedCount;
  }

  send(value: Click, atMs: number): void {
    const luck = this.#luck;
    const { outbox, traps } = this.#run;
    const arrivalMs = atMs + luck.int(1_500);
    if (luck.chance(traps.browsing.broken)) {
      outbox.post({ arrivalMs, sourceId, ...spoiled(value, { faults: clickFaults, luck }) });
      return;
    }
    outbox.post({ arrivalMs, sourceId, value, fault: null });
    if (!luck.chance(traps.browsing.retried)) return;
    this.#retriedCount += 1;
    outbox.post({ arrivalMs: arrivalMs + secondMs + luck.int(20 * secondMs), sourceId, value, fault: null });
  }
}
