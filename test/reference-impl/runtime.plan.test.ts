import { describe, expect, it } from "vitest";
import { broadcast, by, partOf, processor, topology } from "#model";
import type { Stream } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { createSimulatedStore, createWorker, planRun, ReferenceError } from "#reference-impl";
import { clickStream, sessionStream, shopWindow, shopWindowCode, webPlace } from "./runtime-clicks.ts";

const processorsOf = (plan: ReturnType<typeof planRun>): readonly string[] =>
  plan.processors.map(({ id }) => id);

const answersOfSelling = ["product-sales", "alert-list"];
const selling = partOf(kappa, answersOfSelling);

function repartitions(partitions: number): readonly (string | null)[] {
  return planRun(selling, { partitions }).processors.flatMap(({ ports }) =>
    ports.map(({ repartition }) => repartition),
  );
}

function copying(id: string, from: Stream, to: Stream): ReturnType<typeof processor> {
  const reads = { input: by(from, from.key) };
  return processor(id, { ...webPlace, version: "v1", reads, writes: { output: to }, allowedLatenessMs: 0 });
}

describe("the plan of a run", () => {
  it("puts each processor after those that feed it", () => {
    expect(processorsOf(planRun(shopWindow, { partitions: 1 }))).toEqual([
      "sessionize",
      "find-longest",
      "count-pages",
      "count-all",
    ]);
  });

  it("takes as sources the streams that are read and that no processor writes", () => {
    expect(planRun(selling, { partitions: 1 }).sources.map(({ stream }) => stream)).toEqual(["sales"]);
  });

  it("gives a view's changelog one partition and a stream all of them", () => {
    const plan = planRun(partOf(lambda, answersOfSelling), { partitions: 4 });
    const outputs = plan.processors.flatMap((planned) =>
      planned.outputs.map(({ log, partitions }) => [log, partitions]),
    );
    expect(outputs).toEqual([
      ["sale-lines", 4],
      ["receipts", 4],
      ["view:sales-by-product-hour-speed", 1],
      ["fraud-alerts", 4],
      ["view:open-alerts", 1],
    ]);
  });

  it("repartitions where a port's key is not the stream's, unless there is but one partition", () => {
    expect(repartitions(1)).toEqual([null, null, null]);
    expect(repartitions(2)).toEqual([null, null, "repartition:detect-fraud.sales"]);
  });

  it("refuses a broadcast port", () => {
    const everywhere = processor("everywhere", {
      ...webPlace,
      version: "v1",
      reads: { clicks: broadcast(clickStream) },
      writes: {},
      allowedLatenessMs: 0,
    });
    const nodes = [clickStream, everywhere] as const;
    expect(() => planRun(topology("t", { paradigm: "kappa", nodes }), { partitions: 1 })).toThrow(
      /^everywhere\.clicks: .* broadcast/,
    );
  });

  it("refuses processors that feed themselves, and names them", () => {
    const nodes = [
      clickStream,
      sessionStream,
      copying("there", clickStream, sessionStream),
      copying("back", sessionStream, clickStream),
    ];
    expect(() => planRun({ ...shopWindow, nodes }, { partitions: 1 })).toThrow(
      /^the processors there, back feed/,
    );
  });

  it("is refused by a worker that has no code for one of its processors", () => {
    const without = { ...shopWindowCode, processors: {} };
    const start = (): unknown =>
      createWorker({ implementation: without, store: createSimulatedStore(), partitions: 1, clock: () => 0 });
    expect(start).toThrow(ReferenceError);
    expect(start).toThrow(/^processors has no "sessionize"/);
  });
});
