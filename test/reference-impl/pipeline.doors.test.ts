import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createSimulatedStore,
  kappaImplementation,
  openDoors,
  openPipeline,
  ReferenceError,
} from "#reference-impl";
import type { Commit, Incoming, Store } from "#reference-impl";
import { createDoors } from "../../reference-impl/pipeline/doors.ts";
import { noonMs, saleOf } from "./needs-sales.ts";
import { storeOver } from "./store-over.ts";

const { topology } = kappaImplementation;
const sold = (saleId: string): Incoming => ({
  arrivalMs: noonMs,
  value: saleOf({ saleId, soldAtMs: noonMs }),
});
const broken: Incoming = { arrivalMs: noonMs, value: { saleId: 7 } };

/** A store that tells how many commits it was asked for, and refuses those that `isRefused`. */
function watched(store: Store, isRefused: (commit: number) => boolean): Store & { asked: () => number } {
  let asked = 0;
  const commit = async (what: Commit): Promise<readonly number[]> => {
    asked += 1;
    if (isRefused(asked)) throw new ReferenceError("STORE_FULL", "no room");
    return await store.commit(what);
  };
  return { ...storeOver(store, commit), asked: () => asked };
}

describe("the doors of a log", () => {
  it("let in what several sources send with one commit", async () => {
    const store = watched(createSimulatedStore(), () => false);
    const { doors } = createDoors(topology, store);
    await doors.offerAll([
      ["tills", [sold("s1"), broken]],
      ["web-orders", [sold("w1")]],
    ]);
    expect(store.asked()).toBe(1);
    expect(doors.admitted()).toMatchObject({
      tills: { values: 2, in: 2, accepted: 1, deadLettered: 1 },
      "web-orders": { values: 1, in: 1, accepted: 1, deadLettered: 0 },
    });
  });

  it("let nothing in where one source is not known", async () => {
    const store = watched(createSimulatedStore(), () => false);
    const { doors } = createDoors(topology, store);
    const offered = doors.offerAll([
      ["tills", [sold("s1")]],
      ["till", [sold("s2")]],
    ]);
    await expect(offered).rejects.toMatchObject({ code: "NO_SUCH_SOURCE" });
    await doors.offer("tills", [sold("s1")]);
    expect(doors.admitted()["tills"]?.values).toBe(1);
  });

  it("count every value of offers that overlap", async () => {
    const { doors } = createDoors(topology, createSimulatedStore());
    await Promise.all(["a", "b", "c"].map((saleId) => doors.offer("tills", [sold(saleId)])));
    expect(doors.admitted()["tills"]).toEqual({ values: 3, in: 3, accepted: 3, deadLettered: 0 });
  });

  it("do not count what the store has refused", async () => {
    const { doors } = createDoors(
      topology,
      watched(createSimulatedStore(), (commit) => commit === 2),
    );
    await doors.offer("tills", [sold("a")]);
    await expect(doors.offer("tills", [sold("b"), broken])).rejects.toMatchObject({ code: "STORE_FULL" });
    expect(doors.admitted()["tills"]?.values).toBe(1);
    await doors.offer("tills", [sold("b")]);
    expect(doors.admitted()["tills"]).toEqual({ values: 2, in: 2, accepted: 2, deadLettered: 0 });
  });

  it("count right where the first of two offers that overlap is refused", async () => {
    const { doors } = createDoors(
      topology,
      watched(createSimulatedStore(), (commit) => commit === 1),
    );
    const [first, second] = await Promise.allSettled([
      doors.offer("tills", [sold("a"), sold("b")]),
      doors.offer("tills", [sold("c")]),
    ]);
    expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
    expect(doors.admitted()["tills"]).toEqual({ values: 1, in: 1, accepted: 1, deadLettered: 0 });
  });

  it("count nothing of an offer of which a part cannot be taken", async () => {
    const { doors } = createDoors(topology, createSimulatedStore());
    const offered = doors.offerAll([
      ["tills", [sold("a")]],
      ["web-orders", [{ arrivalMs: Number.NaN, value: {} }]],
    ]);
    await expect(offered).rejects.toThrow(/NaN|integer|whole/);
    await doors.offerAll([
      ["tills", [sold("b")]],
      ["tills", [sold("c")]],
    ]);
    expect(doors.admitted()["tills"]?.values).toBe(2);
  });

  it("stand open to another handle on the log than the pipeline's own, which works off what comes in there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "archbench-doors-"));
    const pipeline = await openPipeline({ implementation: kappaImplementation, folder, clock: () => noonMs });
    const doors = await openDoors({ topology, folder });
    await doors.offer("tills", [sold("s1"), sold("s2")]);
    await pipeline.work();
    expect(pipeline.read("receipts", 0)).toHaveLength(2);
    expect(pipeline.admitted()["tills"]?.values).toBe(2);
    const last = doors.offer("tills", [sold("s3")]);
    await doors.close();
    await last;
    await pipeline.offer("tills", [sold("s4")]);
    expect(pipeline.admitted()["tills"]?.values).toBe(4);
    await pipeline.close();
    await rm(folder, { recursive: true });
  });
});
