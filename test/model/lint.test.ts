import { describe, expect, it } from "vitest";
import { rules } from "../../model/check/rules.ts";
import { lint } from "#model";
import type { Node, Topology } from "#model";
import { kappa, lambda } from "#model/omnishop";

/** Kappa with one node replaced, or taken out where `change` gives null. */
function broken(id: string, change: (node: Node) => Node | null): Topology {
  const nodes = kappa.nodes.flatMap((node: Node) => (node.id === id ? (change(node) ?? []) : [node]));
  return { kind: "topology", id: "broken", paradigm: "kappa", nodes };
}

const [till] = kappa.nodes;

const breaches: Readonly<Record<string, Topology>> = {
  "reference-is-whole": broken("fraud-desk", (node) => {
    const gone = { ...node };
    Reflect.set(gone, "from", undefined);
    return gone;
  }),
  "node-id-is-unique": { ...broken("tills", (node) => node), nodes: [...kappa.nodes, till] },
  "source-has-a-rate": broken("tills", (node) =>
    node.kind === "source" ? { ...node, rate: { ...node.rate, eveningPeakPerSecond: 1 } } : node,
  ),
  "source-has-a-place-for-rejects": broken("tills", (node) =>
    node.kind === "source" ? { ...node, rejects: null } : node,
  ),
  "stream-is-read": broken("fraud-desk", () => null),
  "view-is-served": broken("alert-list", () => null),
  "view-is-written": broken("tally-sales", () => null),
  "table-is-written": broken("archive-sale-lines", () => null),
  "stream-is-written": broken("conform-sales", () => null),
  "answer-comes-from-a-source": broken("tally-sales", () => null),
  "node-is-present": broken("sale-lines", () => null),
  "personal-data-has-a-ground": broken("sales", (node) =>
    node.kind === "stream" ? { ...node, contract: { ...node.contract, legalBasis: "not-personal" } } : node,
  ),
  "kept-no-longer-than-promised": broken("sale-lines-table", (node) =>
    node.kind === "table" ? { ...node, retentionDays: 5000 } : node,
  ),
  "lateness-covers-disorder": broken("detect-fraud", (node) =>
    node.kind === "processor" ? { ...node, allowedLatenessMs: 0 } : node,
  ),
};

describe("the architecture lint", () => {
  it("finds nothing in OmniShop's topologies", () => {
    expect([...lint(kappa), ...lint(lambda)]).toEqual([]);
  });

  it("is tried on a breach of every rule", () => {
    expect(Object.keys(breaches).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(breaches))(
    "reports a breach of %s, where it is and how to mend it",
    (id, topology) => {
      const finding = lint(topology).find(({ rule }) => rule === id);
      expect(finding?.at).toMatch(/^broken\./);
      expect(finding?.mend).not.toBe("");
    },
  );
});
