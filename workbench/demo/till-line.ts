import type { Sending } from "./live-retail.ts";

const nothing: Sending = { sent: [], allowed: [] };

/** The line between one source and the platform: while it is cut, what the source sends is held, and comes afterwards. */
export class TillLine {
  readonly #sourceId: string;
  #held: Sending = nothing;
  #cutUntilMs: number | null = null;

  constructor(sourceId: string) {
    this.#sourceId = sourceId;
  }

  cut(untilMs: number): void {
    this.#cutUntilMs = untilMs;
  }

  /** While it is cut, until when, and how much waits. */
  get cutNow(): Readonly<{ untilMs: number; heldCount: number }> | null {
    if (this.#cutUntilMs === null) return null;
    return { untilMs: this.#cutUntilMs, heldCount: this.#held.sent.length };
  }

  /** Holds what belongs to the source, as long as the line is cut; gives what comes through. */
  pass({ sent, allowed }: Sending): Sending {
    if (this.#cutUntilMs === null) return { sent, allowed };
    const isHeld = ({ sourceId }: Sending["sent"][number]): boolean => sourceId === this.#sourceId;
    const heldIds = new Set(sent.filter(isHeld).flatMap(({ saleId }) => saleId ?? []));
    const held = { sent: sent.filter(isHeld), allowed: allowed.filter(({ saleId }) => heldIds.has(saleId)) };
    this.#held = joined(this.#held, held);
    return {
      sent: sent.filter((one) => !isHeld(one)),
      allowed: allowed.filter(({ saleId }) => !heldIds.has(saleId)),
    };
  }

  /** Once the line is back, all that was held, arriving now; null before, and when there is nothing to restore. */
  restored(nowMs: number): Readonly<{ sending: Sending; heldMsMax: number }> | null {
    if (this.#cutUntilMs === null || nowMs < this.#cutUntilMs) return null;
    const { sent, allowed } = this.#held;
    this.#held = nothing;
    this.#cutUntilMs = null;
    return {
      sending: { sent: sent.map((one) => ({ ...one, arrivalMs: nowMs })), allowed },
      heldMsMax: sent.reduce((most, { arrivalMs }) => Math.max(most, nowMs - arrivalMs), 0),
    };
  }
}

function joined(a: Sending, b: Sending): Sending {
  return { sent: [...a.sent, ...b.sent], allowed: [...a.allowed, ...b.allowed] };
}
