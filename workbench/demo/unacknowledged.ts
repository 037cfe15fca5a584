import type { Sent, WorkedOff } from "./work-desk.ts";

type Numbered = Readonly<{ number: number; sent: Sent }>;

/** What has been sent to a pipeline and is not known to be worked off: what is sent again when its process has died. */
export class Unacknowledged {
  readonly #countBySource = new Map<string, number>();
  #numbered: Numbered[] = [];

  /** Takes note of what is sent; each source's values are numbered from 0 in the order of their sending. */
  add(sent: readonly Sent[]): void {
    for (const one of sent) {
      const number = this.#countBySource.get(one.sourceId) ?? 0;
      this.#countBySource.set(one.sourceId, number + 1);
      this.#numbered.push({ number, sent: one });
    }
  }

  /** Forgets what has been worked off: so many of each source. */
  acknowledge(workedOff: WorkedOff): void {
    this.#numbered = this.#numbered.filter(({ number, sent }) => number >= (workedOff[sent.sourceId] ?? 0));
  }

  get count(): number {
    return this.#numbered.length;
  }

  /** In the order of sending. */
  all(): readonly Sent[] {
    return this.#numbered.map(({ sent }) => sent);
  }

  /** When the oldest arrived; null where there is none. */
  oldestMs(): number | null {
    return this.#numbered[0]?.sent.arrivalMs ?? null;
  }

  /** The same of receipts alone. */
  oldestSaleMs(): number | null {
    return this.#numbered.find(({ sent }) => sent.saleId !== null)?.sent.arrivalMs ?? null;
  }
}
