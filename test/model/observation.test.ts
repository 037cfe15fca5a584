import { describe, expect, it } from "vitest";
import { flowsOf, holdToModel, nodesOf } from "#model";
import type { Observation } from "#model";
import { kappa, omnishop } from "#model/omnishop";

/** A run in which every source sent, and everything that is modelled was seen. */
const whole: Observation = {
  topologyId: "kappa",
  offered: Object.fromEntries(nodesOf(kappa, "source").map(({ id }) => [id, 10])),
  flows: flowsOf(kappa).map(({ from, to, via }) => ({ from, to, via, count: 1 })),
};

describe("a run held to its model", () => {
  it("agrees where all that is modelled was seen, and nothing else", () => {
    const { findings, modelledCount, seenCount, absentCount } = holdToModel(omnishop, kappa, whole);
    expect(findings).toEqual([]);
    expect(modelledCount).toBe(flowsOf(kappa).length);
    expect(seenCount + absentCount).toBe(modelledCount);
  });

  it("asks for nothing of what a laptop does not run", () => {
    const flows = whole.flows.filter(({ to }) => to !== "fraud-desk");
    expect(flows).toHaveLength(whole.flows.length - 1);
    expect(holdToModel(omnishop, kappa, { ...whole, flows }).findings).toHaveLength(1);
    const onLaptop = { state: "absent", because: { fr: "a", en: "a" } } as const;
    const containers = omnishop.containers.map((container) =>
      container.id === "notifier" ? Object.assign({}, container, { onLaptop }) : container,
    );
    const { findings, absentCount } = holdToModel({ ...omnishop, containers }, kappa, { ...whole, flows });
    expect(findings).toEqual([]);
    expect(absentCount).toBeGreaterThan(0);
  });

  it("reports a flow that was seen and is not modelled", () => {
    const hidden = { from: "detect-fraud", to: "sale-lines", via: "back-door", count: 3 };
    const { findings } = holdToModel(omnishop, kappa, { ...whole, flows: [...whole.flows, hidden] });
    expect(findings.map(({ rule, severity, at }) => [rule, severity, at])).toEqual([
      ["seen-flow-is-modelled", "error", "kappa.detect-fraud -> sale-lines (back-door)"],
    ]);
  });

  it("reports a flow that is modelled and moved nothing although its sources sent", () => {
    const flows = whole.flows.map((flow) =>
      flow.from === "detect-fraud" && flow.via === "alerts" ? { ...flow, count: 0 } : flow,
    );
    const { findings } = holdToModel(omnishop, kappa, { ...whole, flows });
    expect(findings.map(({ rule, severity, at }) => [rule, severity, at])).toEqual([
      ["modelled-flow-is-seen", "error", "kappa.detect-fraud -> fraud-alerts (alerts)"],
    ]);
  });

  it("only warns of a flow below a source that sent nothing, and names the source", () => {
    const { findings } = holdToModel(omnishop, kappa, {
      ...whole,
      offered: { ...whole.offered, tills: 0 },
      flows: whole.flows.filter(({ from }) => from !== "detect-fraud"),
    });
    expect(findings.map(({ severity }) => severity)).not.toContain("error");
    expect(findings[0]?.message).toContain("tills");
  });
});
