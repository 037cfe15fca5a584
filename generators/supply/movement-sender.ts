import type { Random } from "#kernel/random";
import { minuteMs, secondMs } from "#kernel/units";
import type { StockMovement } from "../arrival.ts";
import { shapeFaults, spoiled } from "../fault.ts";
import type { Fault } from "../fault.ts";
import { chanceOf } from "../run/run.ts";
import type { Run } from "../run/run.ts";

/** Ways in which a movement can be forbidden. */
const movementFaults: readonly Fault<StockMovement>[] = [
  ...shapeFaults<StockMovement>({ id: "movementId", eventTime: "movedAtMs" }),
  { reason: "movement-has-an-id", spoil: (movement) => ({ ...movement, movementId: "" }) },
  { reason: "movement-has-a-sku-location", spoil: (movement) => ({ ...movement, skuLocationId: " " }) },
  { reason: "count-not-negative", spoil: (movement) => ({ ...movement, kind: "count", quantity: -1 }) },
  { reason: "delivery-above-zero", spoil: (movement) => ({ ...movement, kind: "delivery", quantity: 0 }) },
];

const sourceId = "stock-ledger";

/** Sends movements with the traps of their way. Remembers its stream of chance and what it planted. */
export class MovementSender {
  readonly planted: { outOfOrder: number; retried: number } = { outOfOrder: 0, retried: 0 };
  readonly #run: Run;
  readonly #luck: Random;

  constructor(run: Run) {
    this.#run = run;
    this.#luck = chanceOf(run, "movement-traps");
  }

  /** Sends a movement at an instant, which is not before its own time; says whether the door will let it in. */
  send(value: StockMovement, atMs: number): boolean {
    const luck = this.#luck;
    const { outbox, traps } = this.#run;
    const { broken, outOfOrder, retried } = traps.supply;
    if (luck.chance(broken)) {
      outbox.post({ arrivalMs: atMs, sourceId, ...spoiled(value, { faults: movementFaults, luck }) });
      return false;
    }
    let arrivalMs = atMs + luck.int(3 * secondMs);
    if (luck.chance(outOfOrder)) {
      this.planted.outOfOrder += 1;
      arrivalMs += minuteMs + luck.int(20 * minuteMs);
    }
    outbox.post({ arrivalMs, sourceId, value, fault: null });
    if (luck.chance(retried)) {
      this.planted.retried += 1;
      outbox.post({ arrivalMs: arrivalMs + secondMs + luck.int(minuteMs), sourceId, value, fault: null });
    }
    return true;
  }
}
