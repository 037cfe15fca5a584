import { nodesOf } from "#model";
import { createCodec } from "../codec/codec.ts";
import type { RecordCodec } from "../codec/record-codec.ts";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import { bindFold } from "./bind.ts";
import type { AnyRecord, BoundFold, Runnable } from "./bind.ts";
import { viewLog } from "./plan.ts";
import type { CommittedRecords } from "./round-report.ts";

/** A view as a batch job computed it: `rows` count everything before the event time `cutMs`. */
export type Generation = Readonly<{ rows: readonly AnyRecord[]; cutMs: number }>;

/** The serving side's views: what has been committed, folded into the indexes that endpoints answer from. */
export interface ViewReader {
  /** Folds what was committed since the last call; gives how many changes that were. */
  refresh(): number;
  /** Folds what a round has just committed, which need not be read then; what does not follow is left to `refresh`. */
  take(committed: readonly CommittedRecords[]): void;
  /** The index of a view. @throws {ReferenceError} `NO_SUCH_VIEW`. */
  index(viewId: string): unknown;
  /**
   * Switches a view to a generation, all at once. From then on it shows what was published, not its changelog.
   *
   * @throws {ReferenceError} `NO_SUCH_VIEW`.
   */
  publish(viewId: string, generation: Generation): void;
  /** The cut of a view that a job has published, else null. @throws {ReferenceError} `NO_SUCH_VIEW`. */
  cutMs(viewId: string): number | null;
}

/** @throws {ReferenceError} `NOT_IMPLEMENTED` for a view without a fold, which the compiler forestalls. */
export function createViewReader(options: Readonly<{ implementation: Runnable; store: Store }>): ViewReader {
  const { implementation, store } = options;
  const views = new Map(
    nodesOf(implementation.topology, "view").map(({ id, contract }): [string, ShownView] => {
      const fold = bindFold(implementation, id);
      return [id, { fold, codec: createCodec(contract), index: fold.empty(), nextOffset: 0, cutMs: null }];
    }),
  );
  const byLog = new Map(Array.from(views, ([id, view]) => [viewLog(id), view] as const));
  const find = (viewId: string): ShownView => {
    const view = views.get(viewId);
    if (view !== undefined) return view;
    throw new ReferenceError(
      "NO_SUCH_VIEW",
      `no view "${viewId}"; the views are ${[...views.keys()].join(", ")}`,
    );
  };
  return {
    refresh() {
      let changeCount = 0;
      for (const [id, view] of views) {
        if (view.cutMs === null) changeCount += followChangelog(store, id, view);
      }
      return changeCount;
    },
    take(committed) {
      for (const { log, firstOffset, records } of committed) {
        const view = byLog.get(log);
        if (view === undefined || view.cutMs !== null || view.nextOffset !== firstOffset) continue;
        view.index = foldAll(view.fold, view.index, records);
        view.nextOffset += records.length;
      }
    },
    index: (viewId) => find(viewId).index,
    publish(viewId, { rows, cutMs }) {
      const view = find(viewId);
      view.index = foldAll(view.fold, view.fold.empty(), rows);
      view.cutMs = cutMs;
    },
    cutMs: (viewId) => find(viewId).cutMs,
  };
}

type ShownView = {
  readonly fold: BoundFold;
  readonly codec: RecordCodec;
  index: unknown;
  nextOffset: number;
  cutMs: number | null;
};

function followChangelog(store: Store, id: string, view: ShownView): number {
  const followed = view;
  const before = view.nextOffset;
  for (const { firstOffset, count, bytes } of store.batches({ stream: viewLog(id), partition: 0 }, before)) {
    followed.index = foldAll(view.fold, view.index, view.codec.decode(bytes));
    followed.nextOffset = firstOffset + count;
  }
  return view.nextOffset - before;
}

function foldAll(fold: BoundFold, start: unknown, changes: readonly AnyRecord[]): unknown {
  let index = start;
  for (const change of changes) index = fold.apply(index, change);
  return index;
}
