import { describe, expect, it } from "vitest";
import { flowsOf, liftedFlows, placeOf } from "#model";
import { kappa, lambda, omnishop } from "#model/omnishop";

const endsOf = (topology: typeof kappa | typeof lambda): readonly string[] =>
  liftedFlows(omnishop, topology).map(({ from, to }) => `${from.id} -> ${to.id}`);

describe("flows lifted to containers", () => {
  it("go from a system through the container that carries it", () => {
    expect(endsOf(kappa)).toEqual(
      expect.arrayContaining(["tills -> event-gateway", "event-gateway -> event-log"]),
    );
    expect(endsOf(kappa)).not.toContain("tills -> event-log");
  });

  it("go straight where nothing carries the system", () => {
    const containers = omnishop.containers.filter(({ carries }) => carries.length === 0);
    const ends = liftedFlows({ ...omnishop, containers }, kappa).map(
      ({ from, to }) => `${from.id} -> ${to.id}`,
    );
    expect(ends).toContain("tills -> event-log");
  });

  it("are one for each pair, and none within a container", () => {
    for (const topology of [kappa, lambda]) {
      expect(new Set(endsOf(topology)).size).toBe(endsOf(topology).length);
      for (const { from, to } of liftedFlows(omnishop, topology)) expect(from.id).not.toBe(to.id);
    }
  });

  it("name what moves by the end that keeps it", () => {
    const archive = liftedFlows(omnishop, kappa).find(
      ({ from, to }) => from.id === "stream-engine" && to.id === "lakehouse",
    );
    expect(archive?.data).toContain("sale-lines-table");
    expect(archive?.style).toBe("batch");
  });

  it("cover every flow between nodes of two places", () => {
    const hostOf = new Map<string, string>(lambda.nodes.map(({ id, host }) => [id, host.id]));
    const ends = endsOf(lambda);
    for (const { from, to } of flowsOf(lambda)) {
      const [source, target] = [from, to].map((id) => placeOf(hostOf.get(id) ?? "", omnishop));
      if (!source || !target || source.id === target.id || source.kind === "system") continue;
      expect(ends).toContain(`${source.id} -> ${target.id}`);
    }
  });
});
