import { join } from "node:path";
import { openScratchFolder } from "#benchmarks";
import type { ScratchFolder } from "#benchmarks";
import type { SourceId, World } from "#generators";
import type { CheckReading, Incident, LiveAction, LiveState, NodeReading } from "#report";
import type { VariantId } from "../run/variants.ts";
import { demoRatePerSecondMax } from "../bounds.ts";
import { WorkbenchError } from "../workbench-error.ts";
import { brokenRecords, doses, lostReceipts, stolenCard } from "./extra-sales.ts";
import type { Extra } from "./extra-sales.ts";
import type { Sending } from "./live-retail.ts";
import { Oracle } from "./oracle.ts";
import { PipelineKeeper } from "./pipeline-keeper.ts";
import { Sender } from "./sender.ts";
import { wallMs } from "./wall-clock.ts";

export type StageOptions = Readonly<{
  world: World;
  seed: string;
  variants: readonly VariantId[];
  ratePerSecond: number;
  sources: readonly SourceId[];
  batchEveryMs: number;
  readEveryMs: number;
  onFailure: (cause: WorkbenchError) => void;
}>;

const incidentsKept = 30;

/** What the page shows and does: one sender, and the pipelines of all variants, which get the same at the same time. */
export class Stage {
  readonly #options: StageOptions;
  readonly #folder: ScratchFolder;
  readonly #oracle = new Oracle();
  readonly #keepers: readonly PipelineKeeper[];
  readonly #sender: Sender;
  readonly #checks = new Map<VariantId, CheckReading>();
  #incidents: readonly Incident[] = [];
  #incidentCount = 0;

  private constructor(options: StageOptions, folder: ScratchFolder) {
    this.#options = options;
    this.#folder = folder;
    const { batchEveryMs, readEveryMs, onFailure } = options;
    this.#keepers = options.variants.map(
      (variant) =>
        new PipelineKeeper({
          variant,
          folder: join(folder.path, variant),
          batchEveryMs,
          readEveryMs,
          onFailure,
        }),
    );
    this.#sender = new Sender({
      ...options,
      deliver: (sending) => this.#deliver(sending),
      onRestored: ({ count, heldMs }) => this.#tell("line-restored", { count, seconds: heldMs / 1000 }),
    });
  }

  /** Starts every pipeline in a process of its own over a new folder, then the sender. */
  static async open(options: StageOptions): Promise<Stage> {
    const stage = new Stage(options, await openScratchFolder("demo"));
    try {
      await Promise.all(stage.#keepers.map((keeper) => keeper.open()));
    } catch (cause) {
      await stage.close();
      throw cause;
    }
    stage.#sender.start();
    return stage;
  }

  /** Where a variant's endpoints answer; null while they do not. */
  urlOf(variant: string): string | null {
    return this.#keepers.find((keeper) => keeper.variant === variant)?.url ?? null;
  }

  /** All that is to be seen; `answers` are readings of endpoints, by variant and node. */
  state(answers: Readonly<Record<string, Readonly<Record<string, NodeReading>>>>): LiveState {
    const atMs = wallMs();
    return {
      atMs,
      sender: this.#sender.read(atMs),
      variants: this.#keepers.map((keeper) => {
        const state = keeper.state();
        const told = { id: keeper.variant, check: this.#checks.get(keeper.variant) ?? null };
        const nodes = { ...state.reading.nodes, ...answers[keeper.variant] };
        return { ...told, ...state, reading: { ...state.reading, nodes } };
      }),
      incidents: this.#incidents,
    };
  }

  /**
   * Does what a person asked for; what takes long goes on by itself, and is told when it is done.
   *
   * @throws {WorkbenchError} PIPELINE_RESTARTING for a worker that is dead already, VARIANT_NOT_RUNNING for one that there
   *   is not.
   */
  async perform(action: LiveAction): Promise<void> {
    switch (action.kind) {
      case "change-rate": {
        const asked = Math.round(this.#sender.ratePerSecond * action.factor);
        this.#sender.setRate(Math.max(1, Math.min(demoRatePerSecondMax, asked)));
        return this.#tell("rate-changed", { perSecond: this.#sender.ratePerSecond });
      }
      case "send-broken":
        this.#sender.send(brokenRecords(this.#extra(doses.brokenCount)));
        return this.#tell("broken-sent", { count: doses.brokenCount });
      case "cut-line":
        if (this.#sender.isCut) return;
        this.#sender.cutLine(1000 * doses.cutSeconds);
        return this.#tell("line-cut", { seconds: doses.cutSeconds });
      case "find-till":
        this.#sender.send(lostReceipts(this.#extra(doses.foundCount)));
        return this.#tell("till-found", { count: doses.foundCount, hours: doses.foundAfterHours });
      case "steal-card":
        this.#sender.send(stolenCard(this.#extra(doses.stolenCount)));
        return this.#tell("card-stolen", { count: doses.stolenCount });
      case "kill-worker":
        return this.#kill(this.#keeperOf(action.variant));
      case "pause-batch":
        for (const keeper of this.#keepers) keeper.setBatchPaused(action.paused);
        return this.#tell(action.paused ? "batch-paused" : "batch-resumed", {});
      case "check":
        for (const keeper of this.#keepers) this.#tell("checked", await this.#check(keeper), keeper.variant);
    }
  }

  async close(): Promise<void> {
    this.#sender.stop();
    await Promise.all([...this.#keepers.map((keeper) => keeper.close()), this.#oracle.close()]);
    await this.#folder.remove();
  }

  #keeperOf(variant: string): PipelineKeeper {
    const keeper = this.#keepers.find((each) => each.variant === variant);
    if (keeper !== undefined) return keeper;
    const running = this.#keepers.map((each) => each.variant).join(", ");
    throw new WorkbenchError("VARIANT_NOT_RUNNING", `${variant} does not run here: these do: ${running}`);
  }

  async #kill(keeper: PipelineKeeper): Promise<void> {
    const killedMs = wallMs();
    const restarted = keeper.killAndRestart();
    this.#tell("worker-killed", {}, keeper.variant);
    await restarted;
    const downMs = wallMs() - killedMs;
    const found = await this.#check(keeper);
    this.#tell(
      "worker-recovered",
      { downMs, caughtUpMs: found.shownMs - killedMs, ...found },
      keeper.variant,
    );
  }

  async #check(
    keeper: PipelineKeeper,
  ): Promise<Readonly<{ shownMs: number; expectedCount: number; differingCount: number }>> {
    const count = this.#oracle.sentCount;
    const hours = await keeper.shown();
    const shownMs = wallMs();
    const { expectedCount, differingCount } = await this.#oracle.judge(count, hours);
    this.#checks.set(keeper.variant, { expectedCount, differingCount, atMs: shownMs });
    return { shownMs, expectedCount, differingCount };
  }

  #deliver({ sent, allowed }: Sending): void {
    this.#oracle.add(allowed);
    for (const keeper of this.#keepers) keeper.send(sent);
  }

  #extra(count: number): Extra {
    const id = `${this.#options.seed}-${this.#incidentCount + 1}`;
    return { world: this.#options.world, id, nowMs: Math.floor(wallMs()), count };
  }

  #tell(kind: Incident["kind"], figures: Incident["figures"], variant: string | null = null): void {
    this.#incidentCount += 1;
    const incident = { number: this.#incidentCount, atMs: wallMs(), kind, variant, figures };
    this.#incidents = [incident, ...this.#incidents].slice(0, incidentsKept);
  }
}
