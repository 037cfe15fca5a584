import { invariant } from "#kernel/invariant";
import type { Append } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import { deltaKey } from "./checkpoint-records.ts";
import { Checkpoint } from "./checkpoint.ts";
import { Engine } from "./engine.ts";
import type { Ledger } from "./ledger.ts";
import { shareCommit } from "./node-cost.ts";
import type { NodeCost } from "./node-cost.ts";
import { planRun } from "./plan.ts";
import type { RunPlan } from "./plan.ts";
import type { WrittenCount } from "./processor-run.ts";
import { newlyIdle } from "./idle-slots.ts";
import type { CommittedRecords, RoundReport } from "./round-report.ts";
import { restoreTables } from "./restore-tables.ts";
import { beginning, decodePosition, encodeControl, encodePosition, runNames } from "./run-records.ts";
import type { ControlRecord, Position } from "./run-records.ts";
import { SourceReader } from "./source-reader.ts";
import type { RoundInput } from "./source-reader.ts";
import { DeltaWriter } from "./state-delta.ts";
import { slotName, Watermarks } from "./watermarks.ts";
import { workerDefaults } from "./worker-options.ts";
import type { WorkerOptions } from "./worker-options.ts";

/** Runs a topology's processors over a log, one committed round after another. */
export interface Worker {
  /**
   * Reads what is new, runs it through all processors, and makes inputs, outputs, view changes and states true in one
   * commit: a crash at any point leaves the run at the last one. One round at a time.
   *
   * @throws {ReferenceError} what the store or a logic throws; the worker is then spent (`WORKER_SPENT`), and a new one
   * over the same store goes on from the last commit.
   */
  round(): Promise<RoundReport>;
  /** Whether the last round found nothing new. */
  readonly idle: boolean;
  /** As of the last commit. */
  ledger(): Ledger;
  costs(): readonly NodeCost[];
  /** What each output of each processor has emitted since the worker was made. */
  written(): readonly Readonly<WrittenCount>[];
  /** The watermark of a processor, a stream or a view, as of the last commit; of all of them, the least, without an id. */
  watermarkMs(nodeId?: string): number;
  /** The next offset to read of each source partition, by `<stream>/<partition>`, as of the last commit. */
  offsets(): Readonly<Record<string, number>>;
  /** How many keys have a state, by `<processor>/<version>/<key field>`. */
  keyCounts(): Readonly<Record<string, number>>;
}

/**
 * Takes up a topology's run where the store's last commit left it, or at the beginning.
 *
 * @throws {ReferenceError} `PORT_NOT_RUN`, `PROCESSORS_CYCLE` or `NOT_IMPLEMENTED`, or `BATCH_CORRUPT` from the store.
 */
export function createWorker(options: WorkerOptions): Worker {
  return new RunningWorker(options);
}

type Taken = Readonly<{ ranges: RoundInput["ranges"]; nowMs: number; ledger: Ledger }>;

class RunningWorker implements Worker {
  readonly #options: Required<WorkerOptions>;
  readonly #plan: RunPlan;
  readonly #names: ReturnType<typeof runNames>;
  readonly #engine: Engine;
  readonly #reader: SourceReader;
  readonly #checkpoint: Checkpoint;
  readonly #delta = new DeltaWriter();
  #position: Position;
  #ledger: Ledger;
  #watermarks: Watermarks;
  #state: "ready" | "in-round" | "spent" = "ready";
  #idle = false;

  constructor(options: WorkerOptions) {
    this.#options = { ...workerDefaults, ...options };
    const { implementation: runnable, store, partitions } = options;
    const { nowNs, checkpointAfterBytes, checkpointBytesPerCommit } = this.#options;
    const plan = planRun(runnable.topology, { partitions });
    this.#plan = plan;
    this.#names = runNames(plan.topology);
    this.#engine = new Engine({ runnable, plan, nowNs });
    this.#reader = new SourceReader({ store, plan, nowNs });
    const stored = store.get(this.#names.position);
    this.#position = stored === null ? beginning : decodePosition(stored);
    const parts = { names: this.#names, tables: this.#engine.tables };
    const restored = restoreTables(store, { ...parts, epoch: this.#position.epoch });
    this.#engine.resume(this.#position);
    this.#checkpoint = new Checkpoint({
      ...parts,
      restored,
      afterBytes: checkpointAfterBytes,
      bytesPerCommit: checkpointBytesPerCommit,
    });
    this.#ledger = this.#engine.ledger();
    this.#watermarks = new Watermarks(plan, this.#position.watermarks);
  }

  get idle(): boolean {
    return this.#idle;
  }

  ledger(): Ledger {
    return this.#ledger;
  }

  costs(): readonly NodeCost[] {
    return structuredClone([...this.#reader.costs, ...this.#engine.costs]);
  }

  written(): readonly Readonly<WrittenCount>[] {
    return structuredClone(this.#engine.written);
  }

  watermarkMs(nodeId?: string): number {
    if (nodeId === undefined) return this.#watermarks.leastMs();
    const isProcessor = this.#plan.processors.some(({ id }) => id === nodeId);
    return isProcessor ? this.#watermarks.ofProcessor(nodeId) : this.#watermarks.ofStream(nodeId);
  }

  offsets(): Readonly<Record<string, number>> {
    return this.#position.offsets;
  }

  keyCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#engine.tables.map(({ name, size }) => [name, size]));
  }

  async round(): Promise<RoundReport> {
    if (this.#state === "spent") {
      throw new ReferenceError(
        "WORKER_SPENT",
        `the worker of ${this.#plan.topology} has failed; make a new one`,
      );
    }
    invariant(this.#state === "ready", "one round at a time");
    this.#state = "in-round";
    try {
      const report = await this.#round();
      this.#state = "ready";
      return report;
    } catch (error) {
      this.#state = "spent";
      throw error;
    }
  }

  async #round(): Promise<RoundReport> {
    const input = this.#reader.read(this.#position.offsets, this.#options.recordsMax);
    this.#idle = input.ranges.length === 0;
    if (!this.#idle) return await this.#advance(input);
    if (this.#checkpoint.underWay) {
      await this.#options.store.commit({
        appends: [],
        ...this.#checkpoint.step(this.#position.epoch, 0),
      });
    }
    const { epoch } = this.#position;
    return { epoch, idle: true, recordCount: 0, outputCount: 0, commitNs: 0, committed: [] };
  }

  async #advance({ records, ranges }: RoundInput): Promise<RoundReport> {
    const engine = this.#engine;
    const nowMs = this.#options.clock();
    const idle = newlyIdle(this.#position, { ranges, nowMs, idleAfterMs: this.#options.idleAfterMs });
    engine.run(records, idle);
    const outputs = engine.encodeOutputs();
    this.#delta.clear();
    const bytes = [...engine.writeDelta(this.#delta)];
    for (const { processor, append } of outputs) {
      bytes[processor] = (bytes[processor] ?? 0) + append.bytes.length;
    }
    const epoch = this.#position.epoch + 1;
    const ledger = engine.ledger();
    const next = this.#nextPosition(epoch, { ranges, nowMs, ledger });
    const recordCount = records.reduce((sum, slot) => sum + slot.records.length, 0);
    const delta = this.#delta.bytes;
    const { puts, removes } = this.#checkpoint.step(epoch, delta.length);
    const startNs = this.#options.nowNs();
    const firstOffsets = await this.#options.store.commit({
      appends: [...outputs.map(({ append }) => append), this.#control(next, { inputs: ranges, idle })],
      puts: [
        { key: this.#names.position, bytes: encodePosition(next) },
        ...(delta.length > 0 ? [{ key: deltaKey(this.#names, epoch), bytes: delta }] : []),
        ...puts,
      ],
      removes,
    });
    const commitNs = this.#options.nowNs() - startNs;
    shareCommit(engine.costs, bytes, commitNs);
    this.#position = next;
    this.#ledger = ledger;
    this.#watermarks = new Watermarks(this.#plan, next.watermarks);
    return {
      epoch,
      idle: false,
      recordCount,
      outputCount: outputs.reduce((sum, { append }) => sum + append.count, 0),
      commitNs,
      committed: outputs.flatMap(({ append }, index) => this.#committed(append, firstOffsets[index])),
    };
  }

  #committed({ slot, count }: Append, firstOffset = 0): readonly CommittedRecords[] {
    const records = this.#engine.outputs.get(slot.stream)?.records ?? [];
    return records.length === count ? [{ log: slot.stream, firstOffset, records }] : [];
  }

  #nextPosition(epoch: number, { ranges, nowMs, ledger }: Taken): Position {
    const offsets = { ...this.#position.offsets };
    const lastReadMs = { ...this.#position.lastReadMs };
    for (const range of ranges) {
      offsets[slotName(range)] = range.to;
      lastReadMs[slotName(range)] = nowMs;
    }
    const watermarks = this.#engine.watermarks.store();
    return { epoch, offsets, watermarks, lastReadMs, ledger: ledger.ports };
  }

  #control({ epoch, watermarks }: Position, taken: Pick<ControlRecord, "inputs" | "idle">): Append {
    const { processorMs } = watermarks;
    const committedAtMs = this.#options.clock();
    const bytes = encodeControl({ epoch, committedAtMs, ...taken, processorMs });
    return { slot: { stream: this.#names.control, partition: 0 }, count: 1, bytes };
  }
}
