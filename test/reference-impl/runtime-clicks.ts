import {
  by,
  contract,
  domain,
  fold,
  global,
  host,
  implement,
  instant,
  int,
  list,
  logic,
  optional,
  processor,
  stream,
  string,
  topology,
  view,
} from "#model";
import type { RecordOf } from "#model";
import { createCodec, createWorker, partitionOf } from "#reference-impl";
import type { Store, Worker } from "#reference-impl";

// A small shop window: clicks become sessions by user and counts by page; sessions become each user's longest one.

export const webPlace = { domain: domain("web"), host: host("engine") } as const;
const contractBasics = {
  version: 1,
  owner: webPlace.domain,
  identity: null,
  legalBasis: "not-personal",
  retentionDays: 1,
} as const;

const click = contract("click", {
  ...contractBasics,
  fields: {
    clickId: string(),
    userId: string(),
    pageId: optional(string()),
    atMs: instant(),
    items: list({ itemId: string() }),
  },
  eventTime: "atMs",
  rows: "items",
});
const session = contract("session", {
  ...contractBasics,
  fields: { userId: string(), clickCount: int(), endMs: instant() },
  eventTime: "endMs",
});
const pageCount = contract("page-count", {
  ...contractBasics,
  fields: { pageId: string(), clickCount: int(), atMs: instant() },
  eventTime: "atMs",
});

const streamBasics = { ...webPlace, partitions: 4, retentionDays: 1 } as const;
export const clickStream = stream("clicks", {
  ...streamBasics,
  contract: click,
  key: "userId",
  outOfOrdernessMs: 10,
});
export const sessionStream = stream("sessions", {
  ...streamBasics,
  contract: session,
  key: "userId",
  outOfOrdernessMs: 0,
});
const longestSessions = view("longest-sessions", { ...webPlace, contract: session, key: ["userId"] });
const pageCounts = view("page-counts", { ...webPlace, contract: pageCount, key: ["pageId"] });

const sessionize = processor("sessionize", {
  ...webPlace,
  version: "v1",
  reads: { clicks: by(clickStream, "userId") },
  writes: { sessions: sessionStream },
  allowedLatenessMs: 0,
});
const countPages = processor("count-pages", {
  ...webPlace,
  version: "v1",
  reads: { clicks: by(clickStream, "pageId") },
  writes: { counts: pageCounts },
  allowedLatenessMs: 0,
});
const findLongest = processor("find-longest", {
  ...webPlace,
  version: "v1",
  reads: { sessions: by(sessionStream, "userId") },
  writes: { longest: longestSessions },
  allowedLatenessMs: 0,
});
const countAll = processor("count-all", {
  ...webPlace,
  version: "v1",
  reads: { clicks: global(clickStream) },
  writes: {},
  allowedLatenessMs: 0,
});

export const shopWindow = topology("shop-window", {
  paradigm: "kappa",
  // Written against the order of the data, which the plan has to find.
  nodes: [
    findLongest,
    sessionize,
    countPages,
    countAll,
    clickStream,
    sessionStream,
    longestSessions,
    pageCounts,
  ],
});

/** A session ends when its user has been silent for so long. */
export const silenceMs = 50;

const sessionizeV1 = logic<typeof sessionize>()({
  state: { lastMs: instant(), seen: list({ clickId: string() }) },
  initial: () => ({ lastMs: 0, seen: [] }),
  step(state, { record }, { discard, watermarkMs }) {
    if (record.atMs < watermarkMs) {
      discard("late");
      return state;
    }
    if (state.seen.some(({ clickId }) => clickId === record.clickId)) {
      discard("duplicate");
      return state;
    }
    const seen = [...state.seen, { clickId: record.clickId }];
    return { lastMs: Math.max(state.lastMs, record.atMs), seen };
  },
  wakeAtMs: ({ lastMs }) => lastMs + silenceMs,
  wake({ lastMs, seen }, { emit, key }) {
    emit.sessions({ userId: key, clickCount: seen.length, endMs: lastMs });
    return null;
  },
});

const countPagesV1 = logic<typeof countPages>()({
  state: { clickCount: int() },
  initial: () => ({ clickCount: 0 }),
  step({ clickCount }, { record }, { emit, key }) {
    emit.counts({ pageId: key, clickCount: clickCount + 1, atMs: record.atMs });
    return { clickCount: clickCount + 1 };
  },
});

const findLongestV1 = logic<typeof findLongest>()({
  state: { clickCount: int() },
  initial: () => ({ clickCount: 0 }),
  step(state, { record }, { emit, discard }) {
    if (record.clickCount <= state.clickCount) {
      discard("filtered");
      return state;
    }
    emit.longest(record);
    return { clickCount: record.clickCount };
  },
});

const countAllV1 = logic<typeof countAll>()({
  state: { clickCount: int() },
  initial: () => ({ clickCount: 0 }),
  step: ({ clickCount }) => ({ clickCount: clickCount + 1 }),
});

export const shopWindowCode = implement(shopWindow, {
  processors: {
    sessionize: { v1: sessionizeV1 },
    "count-pages": { v1: countPagesV1 },
    "find-longest": { v1: findLongestV1 },
    "count-all": { v1: countAllV1 },
  },
  folds: {
    "longest-sessions": fold<typeof longestSessions>()({
      empty: () => new Map<string, number>(),
      apply: (index, { userId, clickCount }) => index.set(userId, clickCount),
    }),
    "page-counts": fold<typeof pageCounts>()({
      empty: () => new Map<string, number>(),
      apply: (index, { pageId, clickCount }) => index.set(pageId, clickCount),
    }),
  },
  answers: {},
  jobs: {},
});

export type Click = RecordOf<typeof click>;

/** A click of user `u` on page `p`, with one row, but for what is said. */
export function clickAt(atMs: number, but: Partial<Click> = {}): Click {
  return { clickId: `c${atMs}`, userId: "u", pageId: "p", atMs, items: [{ itemId: "i" }], ...but };
}

/** Commits clicks as one batch for each partition that has any. */
export async function appendClicks(store: Store, partitions: number, batch: readonly Click[]): Promise<void> {
  const codec = createCodec(click);
  const appends = Array.from({ length: partitions }, (_, partition) => ({
    partition,
    part: batch.filter(({ userId }) => partitionOf(userId, partitions) === partition),
  })).flatMap(({ partition, part }) =>
    part.length === 0
      ? []
      : [{ slot: { stream: "clicks", partition }, count: part.length, bytes: codec.encode(part) }],
  );
  await store.commit({ appends, puts: [], removes: [] });
}

/** A worker of the shop window whose rounds are small and whose checkpoints come often. */
export function startWorker(store: Store, partitions = 1): Worker {
  return createWorker({
    implementation: shopWindowCode,
    store,
    partitions,
    clock: () => 1_000_000,
    recordsMax: 4,
    checkpointAfterBytes: 1,
    checkpointBytesPerCommit: 40,
  });
}

/** Works until nothing new is left. */
export async function drain(worker: Worker): Promise<void> {
  do await worker.round();
  while (!worker.idle);
}
