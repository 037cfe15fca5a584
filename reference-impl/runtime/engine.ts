import type { Append, Slot } from "../log/store.ts";
import type { AnyRecord, Runnable } from "./bind.ts";
import { closeLedger, continueLedger, createPortCounts } from "./ledger.ts";
import type { Ledger, PortCounts, PortLedger } from "./ledger.ts";
import type { RunningCost } from "./node-cost.ts";
import { createOutputLog, encodeOutput } from "./output-log.ts";
import type { OutputLog } from "./output-log.ts";
import type { RunPlan } from "./plan.ts";
import { ProcessorRun } from "./processor-run.ts";
import type { WrittenCount } from "./processor-run.ts";
import type { DeltaWriter } from "./state-delta.ts";
import type { StateTable } from "./state-table.ts";
import { Watermarks } from "./watermarks.ts";
import type { WatermarkState } from "./watermarks.ts";

/** A round's records of one source partition. */
export type SlotRecords = Readonly<{ slot: Slot; records: readonly AnyRecord[] }>;

/** Nanoseconds from some instant; only differences count. */
export type Stopwatch = () => number;

export type EngineParts = Readonly<{ runnable: Runnable; plan: RunPlan; nowNs: Stopwatch }>;
/** What a stored run is taken up from. */
export type EngineMemory = Readonly<{ watermarks: WatermarkState; ledger: readonly PortLedger[] }>;

/**
 * All processors of a topology at work in memory: it takes a round's records and holds what they made of them. It
 * reads and writes no store, so a live run and a replay are the same thing.
 */
export class Engine {
  readonly #plan: RunPlan;
  readonly #nowNs: Stopwatch;
  readonly #processors: readonly ProcessorRun[];
  readonly #outputs = new Map<string, OutputLog>();
  readonly #counts: readonly PortCounts[];
  readonly #eventTimes: ReadonlyMap<string, string>;
  #watermarks: Watermarks;

  constructor({ runnable, plan, nowNs }: EngineParts) {
    this.#plan = plan;
    this.#nowNs = nowNs;
    this.#counts = createPortCounts(plan);
    this.#watermarks = new Watermarks(plan, null);
    this.#eventTimes = new Map(plan.sources.map(({ stream, contract }) => [stream, contract.eventTime]));
    for (const { outputs } of plan.processors) {
      for (const output of outputs) {
        if (!this.#outputs.has(output.log)) this.#outputs.set(output.log, createOutputLog(output));
      }
    }
    const parts = { runnable, outputs: this.#outputs, counts: this.#counts };
    this.#processors = plan.processors.map((planned) => new ProcessorRun({ ...parts, planned }));
  }

  /** Takes up a stored run; the tables are restored apart, before. */
  resume({ watermarks, ledger }: EngineMemory): void {
    this.#watermarks = new Watermarks(this.#plan, watermarks);
    continueLedger(this.#counts, ledger);
    for (const table of this.tables) table.restoreTimers();
  }

  get tables(): readonly StateTable[] {
    return this.#processors.flatMap(({ tables }) => tables);
  }

  get costs(): readonly RunningCost[] {
    return this.#processors.map(({ cost }) => cost);
  }

  get written(): readonly WrittenCount[] {
    return this.#processors.flatMap(({ written }) => written);
  }

  get outputs(): ReadonlyMap<string, OutputLog> {
    return this.#outputs;
  }

  get watermarks(): Watermarks {
    return this.#watermarks;
  }

  /** @throws {InvariantError} if a record has no fate, or two. */
  ledger(): Ledger {
    return closeLedger(this.#counts, this.#plan);
  }

  /**
   * Runs a round's records through all processors, each after those that feed it, and wakes what the watermark reaches.
   *
   * @param idle - The source partitions that were found idle, by `slotName`.
   * @throws {ReferenceError} if a logic fails; the engine is then of no more use.
   */
  run(inputs: readonly SlotRecords[], idle: readonly string[]): void {
    for (const slot of idle) this.#watermarks.leaveOut(slot);
    const byStream = new Map<string, readonly AnyRecord[]>();
    for (const { slot, records } of inputs) {
      this.#observe(slot, records);
      const before = byStream.get(slot.stream);
      byStream.set(slot.stream, before ? before.concat(records) : records);
    }
    for (const [log, output] of this.#outputs) {
      output.records = [];
      byStream.set(log, output.records);
    }
    for (const processor of this.#processors) {
      const startNs = this.#nowNs();
      processor.take(byStream, this.#watermarks.ofProcessor(processor.planned.id));
      processor.wake(this.#watermarks.advance(processor.planned));
      processor.cost.busyNs += this.#nowNs() - startNs;
    }
  }

  /** Encodes what the last round wrote, by the processor that wrote it (of several, the first). */
  encodeOutputs(): readonly Readonly<{ processor: number; append: Append }>[] {
    const encoded = new Set<string>();
    return this.#processors.flatMap(({ planned, cost }, processor) => {
      const startNs = this.#nowNs();
      const appends = planned.outputs.flatMap(({ log }) => {
        const output = encoded.has(log) ? undefined : this.#outputs.get(log);
        encoded.add(log);
        return output ? encodeOutput(output) : [];
      });
      cost.busyNs += this.#nowNs() - startNs;
      return appends.map((append) => ({ processor, append }));
    });
  }

  /** Writes the states that the last round changed; gives the bytes that each processor has in it. */
  writeDelta(writer: DeltaWriter): readonly number[] {
    return this.#processors.map(({ tables, cost }) => {
      const startNs = this.#nowNs();
      const before = writer.bytes.length;
      for (const table of tables) table.writeDelta(writer);
      cost.busyNs += this.#nowNs() - startNs;
      return writer.bytes.length - before;
    });
  }

  #observe(slot: Slot, records: readonly AnyRecord[]): void {
    const eventTime = this.#eventTimes.get(slot.stream) ?? "";
    let newestMs = -Infinity;
    for (const record of records) newestMs = Math.max(newestMs, Number(record[eventTime]));
    if (newestMs > -Infinity) this.#watermarks.observe(slot, newestMs);
  }
}
