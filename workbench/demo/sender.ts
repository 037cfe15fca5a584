import { createWorld, worldSizeFor } from "#generators";
import type { SourceId, World } from "#generators";
import type { LiveState } from "#report";
import { LiveRetail } from "./live-retail.ts";
import type { Sending } from "./live-retail.ts";
import { RateMeter } from "./rate-meter.ts";
import { TillLine } from "./till-line.ts";
import { wallMs } from "./wall-clock.ts";

export type SenderOptions = Readonly<{
  world: World;
  seed: string;
  /** Events of all wanted sources. */
  ratePerSecond: number;
  sources: readonly SourceId[];
  /** Takes what arrives, at once: it goes to every variant alike. */
  deliver: (sending: Sending) => void;
  onRestored: (figures: Readonly<{ count: number; heldMs: number }>) => void;
}>;

/** A sender looks again at least so often, so that a change of the rate or of the line is felt. */
const lookEveryMsMax = 50;

/**
 * Sends what a world's sources say on time, whether or not anybody keeps up: open loop, at speed 1.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #line = new TillLine("tills");
  readonly #meter = new RateMeter();
  #ratePerSecond: number;
  #sentCount = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#ratePerSecond = options.ratePerSecond;
  }

  /** From this moment on something is made, and due. */
  start(): void {
    const ratePerSecond = (): number => this.#ratePerSecond;
    this.#look(new LiveRetail({ ...this.#options, ratePerSecond }));
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  get ratePerSecond(): number {
    return this.#ratePerSecond;
  }

  setRate(ratePerSecond: number): void {
    this.#ratePerSecond = ratePerSecond;
  }

  /** Cuts the line of the tills; what they send meanwhile arrives afterwards. */
  cutLine(durationMs: number): void {
    this.#line.cut(wallMs() + durationMs);
  }

  get isCut(): boolean {
    return this.#line.cutNow !== null;
  }

  /** Sends something beside the ordinary events. */
  send(sending: Sending): void {
    this.#sentCount += sending.sent.length;
    if (sending.sent.length > 0) this.#options.deliver(sending);
  }

  read(nowMs: number): LiveState["sender"] {
    const cut = this.#line.cutNow;
    return {
      plannedPerSecond: this.#ratePerSecond,
      sentPerSecond: this.#meter.read(nowMs, { sent: this.#sentCount })["sent"] ?? 0,
      sentCount: this.#sentCount,
      cut: cut && { endsInMs: Math.max(0, cut.untilMs - nowMs), heldCount: cut.heldCount },
    };
  }

  #look(retail: LiveRetail): void {
    // Instants of records are whole milliseconds.
    const nowMs = Math.floor(wallMs());
    const restored = this.#line.restored(nowMs);
    if (restored) {
      this.send(restored.sending);
      this.#options.onRestored({ count: restored.sending.sent.length, heldMs: restored.heldMsMax });
    }
    this.send(this.#line.pass(retail.due(nowMs)));
    const pauseMs = Math.min(lookEveryMsMax, Math.max(0, retail.nextMs() - wallMs()));
    this.#timer = setTimeout(() => this.#look(retail), pauseMs);
  }
}

/** A world that is big enough for a rate of some sources. */
export function worldFor({
  seed,
  ...asked
}: Readonly<{ seed: string; ratePerSecond: number; sources: readonly SourceId[] }>): World {
  return createWorld({ ...worldSizeFor(asked), seed });
}
