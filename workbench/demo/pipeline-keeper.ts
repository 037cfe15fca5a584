import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { invariant } from "#kernel/invariant";
import type { ProductHour } from "#reference-impl";
import type { PipelineReading, VariantPhase } from "#report";
import type { VariantId } from "../run/variants.ts";
import { WorkbenchError } from "../workbench-error.ts";
import { parseFromHost } from "./host-messages.ts";
import type { FromHost, ToHost } from "./host-messages.ts";
import { Unacknowledged } from "./unacknowledged.ts";
import { wallMs } from "./wall-clock.ts";
import type { Sent } from "./work-desk.ts";

export type KeeperOptions = Readonly<{
  variant: VariantId;
  /** The pipeline's own; it removes it, and what holds it if that is then empty, when nobody keeps it any more. */
  folder: string;
  batchEveryMs: number;
  readEveryMs: number;
  /** How much of what was sent may wait at most; 200,000 unless given. */
  waitingMax?: number;
  /** The pipeline is of no more use then. */
  onFailure: (cause: WorkbenchError) => void;
}>;

const program = fileURLToPath(new URL("./pipeline-process.ts", import.meta.url));
const unacknowledgedMax = 200_000;
const arrivalsMax = 200_000;
const closeGraceMs = 5_000;

/** Keeps one pipeline's process at work: sends it what arrives, kills it, and starts another where it left off. */
export class PipelineKeeper {
  readonly variant: VariantId;
  readonly #options: KeeperOptions;
  readonly #unacknowledged = new Unacknowledged();
  readonly #arrivals = new Map<string, number>();
  readonly #asked = new Map<number, PromiseWithResolvers<readonly ProductHour[]>>();
  #process: ChildProcess | null = null;
  #url: string | null = null;
  #reading: PipelineReading | null = null;
  #opened = Promise.withResolvers<void>();
  #downSinceMs: number | null = null;
  #batchPaused = false;
  #closing = false;

  constructor(options: KeeperOptions) {
    this.variant = options.variant;
    this.#options = options;
  }

  /** Resolves once the pipeline works and its endpoints answer. */
  async open(): Promise<void> {
    this.#start();
    await this.#opened.promise;
  }

  /** Where its endpoints answer; null while there is no process. */
  get url(): string | null {
    return this.#url;
  }

  /** How much of what was sent is not known to be worked off. */
  get waitingCount(): number {
    return this.#unacknowledged.count;
  }

  send(sent: readonly Sent[]): void {
    this.#unacknowledged.add(sent);
    for (const { saleId, arrivalMs } of sent) {
      if (saleId !== null && !this.#arrivals.has(saleId)) this.#arrivals.set(saleId, arrivalMs);
    }
    for (const [saleId] of this.#arrivals) {
      if (this.#arrivals.size <= arrivalsMax) break;
      this.#arrivals.delete(saleId);
    }
    if (this.#unacknowledged.count > (this.#options.waitingMax ?? unacknowledgedMax)) {
      this.#fail("PIPELINE_BEHIND", `is ${this.#unacknowledged.count} events behind: ask for a lower --rate`);
    }
    if (this.#url !== null) this.#tell({ kind: "take", sent });
  }

  /**
   * What the pipeline shows of products and hours once all that was sent before is worked off.
   *
   * @throws {WorkbenchError} PIPELINE_RESTARTING if its process dies meanwhile.
   */
  async shown(): Promise<readonly ProductHour[]> {
    if (this.#url === null) throw this.#restarting();
    const request = this.#asked.size === 0 ? 0 : Math.max(...this.#asked.keys()) + 1;
    const answer = Promise.withResolvers<readonly ProductHour[]>();
    this.#asked.set(request, answer);
    this.#tell({ kind: "show", request });
    return answer.promise;
  }

  setBatchPaused(paused: boolean): void {
    this.#batchPaused = paused;
    if (this.#url !== null) this.#tell({ kind: "pause-batch", paused });
  }

  /**
   * Kills the process at once, as a lost machine would, and starts another one over the same folder; resolves once that
   * one works, and has been sent what the dead one may not have worked off.
   *
   * @throws {WorkbenchError} PIPELINE_RESTARTING where it is dead already.
   */
  async killAndRestart(): Promise<void> {
    if (this.#url === null) throw this.#restarting();
    this.#opened = Promise.withResolvers();
    this.#url = null;
    this.#downSinceMs = wallMs();
    this.#process?.kill("SIGKILL");
    await this.#opened.promise;
  }

  state(): VariantPhase {
    invariant(this.#reading !== null, "a pipeline is looked at once it has been opened");
    if (this.#downSinceMs === null) return { phase: "running", reading: this.#reading };
    const nowMs = wallMs();
    const waitedSince = (oldestMs: number | null): number =>
      oldestMs === null ? 0 : Math.max(0, nowMs - oldestMs);
    const waiting = { count: this.waitingCount, oldestMs: waitedSince(this.#unacknowledged.oldestMs()) };
    const staleMs = waitedSince(this.#unacknowledged.oldestSaleMs());
    const clocks = this.#reading.clocks.map((clock) => ({
      ...clock,
      freshnessMs: Math.max(staleMs, clock.freshnessMs),
      worstMs: Math.max(staleMs, clock.worstMs),
    }));
    const reading = { ...this.#reading, waiting, clocks };
    return { phase: "restarting", reading, downMs: nowMs - this.#downSinceMs };
  }

  /** Ends the process in good order, or at last by force. */
  async close(): Promise<void> {
    this.#closing = true;
    const ending = this.#process;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => ending.once("exit", () => resolve()));
    this.#tell({ kind: "close" });
    const force = setTimeout(() => ending.kill("SIGKILL"), closeGraceMs);
    await ended;
    clearTimeout(force);
  }

  #start(): void {
    const started = fork(program, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#process = started;
    started.on("message", (message) => {
      if (started === this.#process) this.#hear(parseFromHost(message));
    });
    started.once("exit", () => this.#onExit());
    const { variant, folder, batchEveryMs, readEveryMs } = this.#options;
    const arrivals = [...this.#arrivals];
    this.#tell({ kind: "open", variant, folder, batchEveryMs, readEveryMs, arrivals });
  }

  #onExit(): void {
    const gone = this.#restarting();
    for (const { reject } of this.#asked.values()) reject(gone);
    this.#asked.clear();
    if (this.#closing) this.#opened.reject(gone);
    else if (this.#downSinceMs !== null && this.#url === null) this.#start();
    else this.#fail("PIPELINE_FAILED", "ended by itself: start the demonstration again");
  }

  #hear(message: FromHost): void {
    switch (message.kind) {
      case "opened":
        this.#url = message.url;
        this.#reading = message.reading;
        this.#downSinceMs = null;
        this.#unacknowledged.acknowledge(message.workedOff);
        this.#tell({ kind: "pause-batch", paused: this.#batchPaused });
        this.#tell({ kind: "take", sent: this.#unacknowledged.all() });
        this.#opened.resolve();
        return;
      case "reading":
        // What a dying process still said comes late.
        if (this.#url === null) return;
        this.#unacknowledged.acknowledge(message.workedOff);
        this.#reading = message.reading;
        return;
      case "shown":
        this.#asked.get(message.request)?.resolve(message.hours);
        this.#asked.delete(message.request);
        return;
      case "failed":
        this.#fail("PIPELINE_FAILED", `failed: ${message.message}`);
    }
  }

  #tell(message: ToHost): void {
    if (this.#process?.connected) this.#process.send(message, () => undefined);
  }

  #restarting(): WorkbenchError {
    return new WorkbenchError(
      "PIPELINE_RESTARTING",
      `the worker of ${this.variant} is being restarted: ask again in a moment`,
    );
  }

  #fail(code: "PIPELINE_FAILED" | "PIPELINE_BEHIND", what: string): void {
    const failure = new WorkbenchError(code, `the pipeline of ${this.variant} ${what}`);
    this.#opened.reject(failure);
    if (!this.#closing) this.#options.onFailure(failure);
  }
}
