import { invariant } from "#kernel/invariant";
import type { Append, Slot } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import type { AnyRecord } from "./bind.ts";
import { reportOf, restingReport } from "./computed-round.ts";
import type { ComputedRound } from "./computed-round.ts";
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
import type { BegunRound, RoundReport } from "./round-report.ts";
import { restoreTables } from "./restore-tables.ts";
import { beginning, decodePosition, encodeControl, encodePosition, runNames } from "./run-records.ts";
import type { ControlRecord, Position } from "./run-records.ts";
import { SourceReader } from "./source-reader.ts";
import type { RoundInput } from "./source-reader.ts";
import { DeltaWriter } from "./state-delta.ts";
import { slotName, Watermarks } from "./watermarks.ts";
import { workerDefaults } from "./worker-options.ts";
import type { WorkerOptions } from "./worker-options.ts";

type Taken = Readonly<{ ranges: RoundInput["ranges"]; nowMs: number; ledger: Ledger }>;

/** What `createWorker` makes. */
export class RunningWorker {
  readonly #options: Required<WorkerOptions>;
  readonly #plan: RunPlan;
  readonly #names: ReturnType<typeof runNames>;
  readonly #engine: Engine;
  readonly #reader: SourceReader;
  readonly #checkpoint: Checkpoint;
  /** Two, as one is being committed while the other is written. */
  readonly #deltas = [new DeltaWriter(), new DeltaWriter()] as const;
  /** As of the last commit that is durable. */
  #position: Position;
  /** As of the last round that was computed. */
  #begun: Position;
  /** The last commit. */
  #durable: Promise<unknown> = Promise.resolve();
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
    this.#begun = this.#position;
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
    const { durable } = await this.begin();
    return await durable;
  }

  async begin(): Promise<BegunRound> {
    if (this.#state === "spent") {
      throw new ReferenceError(
        "WORKER_SPENT",
        `the worker of ${this.#plan.topology} has failed; make a new one`,
      );
    }
    invariant(this.#state === "ready", "one round at a time");
    this.#state = "in-round";
    try {
      const computed = this.#compute();
      await this.#durable;
      const taken = Promise.withResolvers<void>();
      const durable = this.#keep(computed, taken.resolve);
      durable.catch(() => (this.#state = "spent"));
      this.#durable = durable;
      await Promise.race([taken.promise, durable]);
      this.#state = "ready";
      return { offsets: this.#begun.offsets, idle: computed.kind === "idle", durable };
    } catch (error) {
      this.#state = "spent";
      throw error;
    }
  }

  #compute(): ComputedRound {
    const input = this.#reader.read(this.#begun.offsets, this.#options.recordsMax);
    this.#idle = input.ranges.length === 0;
    if (!this.#idle) return this.#advance(input);
    return { kind: "idle", step: this.#checkpoint.step(this.#begun.epoch, 0) };
  }

  #advance({ records, ranges }: RoundInput): ComputedRound {
    const engine = this.#engine;
    const nowMs = this.#options.clock();
    const idle = newlyIdle(this.#begun, { ranges, nowMs, idleAfterMs: this.#options.idleAfterMs });
    engine.run(records, idle);
    const outputs = engine.encodeOutputs();
    const [even, odd] = this.#deltas;
    const writer = this.#begun.epoch % 2 === 0 ? even : odd;
    writer.clear();
    const bytes = [...engine.writeDelta(writer)];
    for (const { processor, append } of outputs) {
      bytes[processor] = (bytes[processor] ?? 0) + append.bytes.length;
    }
    const epoch = this.#begun.epoch + 1;
    const ledger = engine.ledger();
    const next = this.#nextPosition(epoch, { ranges, nowMs, ledger });
    this.#begun = next;
    const delta = writer.bytes;
    const step = this.#checkpoint.step(epoch, delta.length);
    const appends = outputs.map(({ append }) => append);
    return {
      kind: "advanced",
      next,
      ledger,
      bytes,
      recordCount: records.reduce((sum, slot) => sum + slot.records.length, 0),
      outputs: appends.map(({ slot, count }) => ({ slot, count, records: this.#writtenTo(slot) })),
      commit: {
        appends: [...appends, this.#control(next, { inputs: ranges, idle })],
        puts: [
          { key: this.#names.position, bytes: encodePosition(next) },
          ...(delta.length > 0 ? [{ key: deltaKey(this.#names, epoch), bytes: delta }] : []),
          ...step.puts,
        ],
        removes: step.removes,
      },
    };
  }

  #writtenTo({ stream }: Slot): readonly AnyRecord[] {
    return this.#engine.outputs.get(stream)?.records ?? [];
  }

  /** Commits what was computed, and lets it count once it is durable. */
  async #keep(computed: ComputedRound, onTaken: () => void): Promise<RoundReport> {
    const { store, nowNs } = this.#options;
    if (computed.kind === "idle") {
      const { puts, removes } = computed.step;
      if (puts.length + removes.length > 0) await store.commit({ appends: [], puts, removes }, onTaken);
      return { ...restingReport, epoch: this.#position.epoch };
    }
    const { commit, next, ledger, bytes } = computed;
    const startNs = nowNs();
    const firstOffsets = await store.commit(commit, onTaken);
    const commitNs = nowNs() - startNs;
    shareCommit(this.#engine.costs, bytes, commitNs);
    this.#position = next;
    this.#ledger = ledger;
    this.#watermarks = new Watermarks(this.#plan, next.watermarks);
    return reportOf(computed, { firstOffsets, commitNs });
  }

  #nextPosition(epoch: number, { ranges, nowMs, ledger }: Taken): Position {
    const offsets = { ...this.#begun.offsets };
    const lastReadMs = { ...this.#begun.lastReadMs };
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
