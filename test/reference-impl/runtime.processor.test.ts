import { describe, expect, it } from "vitest";
import { by, contract, implement, instant, int, logic, processor, stream, string, topology } from "#model";
import type { Logic } from "#model";
import { createCodec, createSimulatedStore, createWorker, dumpRun, replay } from "#reference-impl";
import type { SimulatedStore, Worker } from "#reference-impl";
import { drain, webPlace } from "./runtime-clicks.ts";

const reading = contract("reading", {
  version: 1,
  owner: webPlace.domain,
  fields: { name: string(), shop: string(), atMs: instant() },
  eventTime: "atMs",
  identity: null,
  legalBasis: "not-personal",
  retentionDays: 1,
});
const spec = {
  ...webPlace,
  contract: reading,
  partitions: 1,
  retentionDays: 1,
  outOfOrdernessMs: 0,
} as const;
const left = stream("left", { ...spec, key: "shop" });
const right = stream("right", { ...spec, key: "shop" });
const joined = stream("joined", { ...spec, key: "shop" });
const join = processor("join", {
  ...webPlace,
  version: "v1",
  reads: { left: by(left, "shop"), right: by(right, "shop"), names: by(right, "name") },
  writes: { joined },
  allowedLatenessMs: 0,
});
const joining = topology("joining", { paradigm: "kappa", nodes: [left, right, join, joined] });

const state = { seen: int() };
type JoinLogic = Logic<typeof join, typeof state>;
/** Emits each record as `<port>:<key>:<how many the key has seen>`. */
const tracing = logic<typeof join>()({
  state,
  initial: () => ({ seen: 0 }),
  step({ seen }, { port, record }, { emit, key }) {
    emit.joined({ ...record, name: `${port}:${key}:${seen + 1}` });
    return { seen: seen + 1 };
  },
});

type Reading = Readonly<{ name: string; shop: string; atMs: number }>;

function codeOf(v1: JoinLogic, v2: JoinLogic = v1) {
  const versions = { v1, v2 };
  return implement(joining, { processors: { join: versions }, folds: {}, answers: {}, jobs: {} });
}

async function storeOf(
  inputs: Readonly<Record<"left" | "right", readonly Reading[]>>,
): Promise<SimulatedStore> {
  const store = createSimulatedStore();
  const codec = createCodec(reading);
  const appends = (["left", "right"] as const)
    .filter((name) => inputs[name].length > 0)
    .map((name) => ({
      slot: { stream: name, partition: 0 },
      count: inputs[name].length,
      bytes: codec.encode(inputs[name]),
    }));
  await store.commit({ appends, puts: [], removes: [] });
  return store;
}

function start(store: SimulatedStore, v1: JoinLogic = tracing): Worker {
  return createWorker({ implementation: codeOf(v1), store, partitions: 1, clock: () => 0 });
}

/** What was written to the joined stream, in its order. */
function joinedOf(store: SimulatedStore): readonly Reading[] {
  const codec = createCodec(reading);
  return Array.from(store.batches({ stream: "joined", partition: 0 }, 0), ({ bytes }) =>
    codec.decode(bytes),
  ).flat();
}

const at = (atMs: number): Reading => ({ name: "n", shop: "s", atMs });

describe("a processor at work", () => {
  it("merges its ports by event time, and shares a key's state among ports keyed by the same field only", async () => {
    const store = await storeOf({ left: [at(1), at(4)], right: [at(2)] });
    await drain(start(store));
    expect(joinedOf(store).map(({ name }) => name)).toEqual([
      "left:s:1",
      "right:s:2",
      "names:n:1",
      "left:s:3",
    ]);
  });

  it("has the watermark of its slowest input, and is not held up by one that never came", async () => {
    const both = start(await storeOf({ left: [at(70)], right: [at(20), at(10)] }));
    const one = start(await storeOf({ left: [at(70)], right: [] }));
    await drain(both);
    await drain(one);
    expect([both.watermarkMs("join"), one.watermarkMs("join")]).toEqual([20, 70]);
  });

  it("never has a watermark that goes back, though an input begins late", async () => {
    const store = await storeOf({ left: [at(70)], right: [] });
    const worker = start(store);
    await drain(worker);
    const bytes = createCodec(reading).encode([at(20)]);
    const slot = { stream: "right", partition: 0 };
    await store.commit({ appends: [{ slot, count: 1, bytes }], puts: [], removes: [] });
    await drain(worker);
    expect([worker.watermarkMs("right"), worker.watermarkMs("join")]).toEqual([20, 70]);
  });

  it("fails when a record is discarded twice", async () => {
    const worker = start(await storeOf({ left: [at(1)], right: [] }), {
      ...tracing,
      step(before, _, { discard }) {
        discard("late");
        discard("filtered");
        return before;
      },
    });
    await expect(worker.round()).rejects.toMatchObject({ code: "DISCARDED_TWICE" });
  });

  it("fails, rather than wake for ever, when a woken key wants to be woken at the same time", async () => {
    const worker = start(await storeOf({ left: [at(1)], right: [] }), {
      ...tracing,
      wakeAtMs: () => 1,
      wake: (before) => before,
    });
    await expect(worker.round()).rejects.toMatchObject({ code: "TIMER_STUCK" });
  });

  it("wakes keys again and again while their next time has come too, at equal times by key", async () => {
    const store = await storeOf({ left: [{ ...at(0), shop: "t" }, at(95)], right: [] });
    const worker = start(store, {
      ...tracing,
      step: ({ seen }) => ({ seen: seen + 1 }),
      wakeAtMs: ({ seen }) => 30 * seen,
      wake({ seen }, { emit, key, watermarkMs }) {
        emit.joined({ name: `woken ${seen}`, shop: key, atMs: watermarkMs });
        return { seen: seen + 1 };
      },
    });
    await drain(worker);
    expect(joinedOf(store)).toEqual(
      [1, 2, 3].flatMap((seen) => ["s", "t"].map((shop) => ({ atMs: 95, name: `woken ${seen}`, shop }))),
    );
  });

  it("is costed by what it read, wrote and kept", async () => {
    const ticks = { count: 0 };
    const store = await storeOf({ left: [at(1), at(2)], right: [at(3)] });
    const worker = createWorker({
      implementation: codeOf(tracing),
      store,
      partitions: 1,
      clock: () => 0,
      nowNs: () => 10 * ticks.count++,
    });
    await drain(worker);
    const [leftCost, rightCost, joinCost] = worker.costs();
    expect(leftCost).toMatchObject({ node: "left", events: 2, batches: 1, busyNs: 10, commitNs: 0 });
    expect(rightCost).toMatchObject({ node: "right", events: 1, batches: 1, busyNs: 10, commitNs: 0 });
    expect(joinCost).toMatchObject({ node: "join", events: 4, batches: 1, busyNs: 30, commitNs: 10 });
    expect(joinCost?.bytes).toBeGreaterThan(0);
  });

  it("shows in a replay what another version would have made of the same input", async () => {
    const store = await storeOf({ left: [at(1), at(2)], right: [] });
    const v2: JoinLogic = {
      ...tracing,
      step(before, { record }, { emit }) {
        emit.joined({ ...record, name: "second version" });
        return before;
      },
    };
    const options = { implementation: codeOf(tracing, v2), store, partitions: 1 };
    await drain(createWorker({ ...options, clock: () => 0 }));
    const before = dumpRun(options);
    expect(replay({ ...options, versions: { join: "v2" } }).dump.streams["joined"]).toEqual(
      [1, 2].map((atMs) => JSON.stringify({ atMs, name: "second version", shop: "s" })),
    );
    expect(dumpRun(options)).toEqual(before);
    expect(() => replay({ ...options, versions: { join: "v3" } })).toThrow(/^processors\.join has no "v3"/);
  });

  it("has nothing to do where a topology has none", async () => {
    const still = topology("still", { paradigm: "data-lake", nodes: [left] });
    const implementation = implement(still, { processors: {}, folds: {}, answers: {}, jobs: {} });
    const store = createSimulatedStore();
    const worker = createWorker({ implementation, store, partitions: 1, clock: () => 0 });
    expect(await worker.round()).toMatchObject({ epoch: 0, idle: true });
    expect(worker.ledger()).toEqual({ ports: [], sources: {} });
  });
});
