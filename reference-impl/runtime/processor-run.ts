import type { Fate } from "#model";
import { rowCountOf } from "../ingest/row-count.ts";
import { ReferenceError } from "../reference-error.ts";
import { bindProcessor } from "./bind.ts";
import type { AnyRecord, BoundEffects, BoundInput, Runnable } from "./bind.ts";
import type { PortCounts } from "./ledger.ts";
import { startCost } from "./node-cost.ts";
import type { RunningCost } from "./node-cost.ts";
import type { OutputLog } from "./output-log.ts";
import type { PlannedPort, PlannedProcessor } from "./plan.ts";
import { keyOf } from "./record-key.ts";
import { StateTable } from "./state-table.ts";

type PortRun = Readonly<{ planned: PlannedPort; input: BoundInput; table: StateTable; counts: PortCounts }>;

/** How many records a processor has emitted at one of its outputs since it was opened; counted in place. */
export type WrittenCount = {
  readonly processor: string;
  readonly output: string;
  readonly node: string;
  records: number;
};

/** What a processor is joined from. */
export type ProcessorParts = Readonly<{
  runnable: Runnable;
  planned: PlannedProcessor;
  /** By log. */
  outputs: ReadonlyMap<string, OutputLog>;
  counts: readonly PortCounts[];
}>;

/** One processor at work: its tables, one for each field by which it is keyed, its ports and its effects. */
export class ProcessorRun {
  readonly planned: PlannedProcessor;
  readonly tables: readonly StateTable[];
  readonly cost: RunningCost;
  readonly written: readonly WrittenCount[];
  readonly #ports: readonly PortRun[];
  readonly #effects: BoundEffects;
  /** What became of the record at hand; null while no record is. */
  #fate: Fate | null = null;

  constructor({ runnable, planned, outputs, counts }: ProcessorParts) {
    const code = bindProcessor(runnable, planned.id, planned.version);
    const tables = new Map<string, StateTable>();
    for (const { keyField } of planned.ports) {
      const name = `${planned.id}/${planned.version}/${keyField ?? ""}`;
      if (!tables.has(name)) tables.set(name, new StateTable(name, code));
    }
    this.planned = planned;
    this.tables = [...tables.values()];
    this.cost = startCost(planned.id);
    this.#ports = planned.ports.flatMap((port): readonly PortRun[] => {
      const table = tables.get(`${planned.id}/${planned.version}/${port.keyField ?? ""}`);
      const count = counts.find((row) => row.processor === planned.id && row.port === port.name);
      const input: BoundInput = { port: port.name, record: {} };
      return table && count ? [{ planned: port, input, table, counts: count }] : [];
    });
    this.written = planned.outputs.map(({ name, node }) => ({
      processor: planned.id,
      output: name,
      node,
      records: 0,
    }));
    this.#effects = {
      emit: bindOutputs(planned, { outputs, written: this.written }),
      discard: (fate) => this.#discard(fate),
      watermarkMs: -Infinity,
      key: "",
    };
  }

  /**
   * Steps through a round's records: each port in its stream's order, several ports merged by event time.
   *
   * @param inputs - The round's records by stream.
   * @param watermarkMs - The processor's watermark before the round.
   * @throws {ReferenceError} `STEP_FAILED` with the cause, if the logic throws.
   */
  take(inputs: ReadonlyMap<string, readonly AnyRecord[]>, watermarkMs: number): void {
    this.#effects.watermarkMs = watermarkMs;
    const queues = this.#ports.map((port) => ({
      port,
      records: inputs.get(port.planned.stream) ?? [],
      eventTime: port.planned.contract.eventTime,
      next: 0,
    }));
    const [only] = queues;
    if (only && queues.length === 1) {
      for (const record of only.records) this.#deliver(only.port, record);
    } else {
      for (;;) {
        const queue = earliest(queues);
        const record = queue?.records[queue.next];
        if (queue === undefined || record === undefined) break;
        queue.next++;
        this.#deliver(queue.port, record);
      }
    }
    for (const table of this.tables) table.schedule();
    for (const { records } of queues) this.cost.events += records.length;
    if (queues.some(({ records }) => records.length > 0)) this.cost.batches++;
  }

  /** Wakes what waits for the watermark. @throws as `take` does. */
  wake(watermarkMs: number): void {
    this.#effects.watermarkMs = watermarkMs;
    try {
      for (const table of this.tables) table.fire(watermarkMs, this.#effects);
    } catch (error) {
      throw this.#failure("a timer", error);
    }
  }

  #deliver({ planned, input, table, counts }: PortRun, record: AnyRecord): void {
    const rows = rowCountOf(record, planned.contract.rows);
    counts.in.records++;
    counts.in.rows += rows;
    const key = keyOf(record, planned.keyField);
    this.#fate = "applied";
    if (key === null) {
      this.#fate = "filtered";
    } else {
      this.#effects.key = key;
      input.record = record;
      try {
        table.step(input, this.#effects);
      } catch (error) {
        throw this.#failure(`port ${planned.name}`, error);
      }
    }
    const fate = counts.fates[this.#fate];
    fate.records++;
    fate.rows += rows;
    this.#fate = null;
  }

  #discard(fate: Exclude<Fate, "applied">): void {
    if (this.#fate !== "applied") {
      throw new ReferenceError(
        "DISCARDED_TWICE",
        `${this.planned.id}: a record is discarded at most once, and a woken key has none to discard`,
      );
    }
    this.#fate = fate;
  }

  #failure(where: string, cause: unknown): ReferenceError {
    if (cause instanceof ReferenceError) return cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new ReferenceError(
      "STEP_FAILED",
      `${this.planned.id} ${this.planned.version}, ${where}, key "${this.#effects.key}": ${reason}; mend the logic and start again, nothing of the round was kept`,
      { cause },
    );
  }
}

function bindOutputs(
  planned: PlannedProcessor,
  { outputs, written }: Pick<ProcessorParts, "outputs"> & Pick<ProcessorRun, "written">,
): BoundEffects["emit"] {
  return Object.fromEntries(
    planned.outputs.map(({ name, log }, index) => {
      const output = outputs.get(log);
      const count = written[index];
      const emit = (record: AnyRecord): void => {
        output?.records.push(record);
        if (count) count.records++;
      };
      return [name, emit];
    }),
  );
}

type Queue = Readonly<{ port: PortRun; records: readonly AnyRecord[]; eventTime: string }> & { next: number };

function earliest(queues: readonly Queue[]): Queue | undefined {
  let first: Queue | undefined;
  let firstMs = Infinity;
  for (const queue of queues) {
    const record = queue.records[queue.next];
    if (record === undefined) continue;
    const eventMs = Number(record[queue.eventTime]);
    if (first !== undefined && eventMs >= firstMs) continue;
    first = queue;
    firstMs = eventMs;
  }
  return first;
}
