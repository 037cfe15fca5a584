import { describe, expect, it } from "vitest";
import { architectureRules } from "../../model/check/architecture-rules.ts";
import { textsOf } from "../../model/check/texts-of.ts";
import { contractsOf, host, isPersonal, lintArchitecture } from "#model";
import type { Architecture, Contract, Node, Topology } from "#model";
import { omnishop } from "#model/omnishop";

const [firstNeed, ...otherNeeds] = omnishop.needs;
if (!firstNeed) throw new Error("OmniShop has needs");

/** OmniShop with one part replaced. */
function broken(part: Partial<Architecture>): Architecture {
  return { ...omnishop, ...part };
}

/** OmniShop in which every node is changed by `change`. */
function withNodes(change: (node: Node) => Node): Architecture {
  const topologies = omnishop.topologies.map(
    (topology): Topology => Object.assign({}, topology, { nodes: topology.nodes.map(change) }),
  );
  return broken({ topologies });
}

/** OmniShop in which one contract is changed wherever it stands. */
function withContract(id: string, change: Partial<Contract>): Architecture {
  return withNodes((node) =>
    "contract" in node && node.contract.id === id
      ? Object.assign({}, node, { contract: { ...node.contract, ...change } })
      : node,
  );
}

const lonely = {
  kind: "container",
  id: "lonely",
  host: null,
  area: "consumption",
  technology: "Nothing",
  carries: [],
  onLaptop: { state: "absent", because: { fr: "a", en: "a" } },
  words: { name: { fr: "a", en: "a" }, does: { fr: "a", en: "a" } },
} as const;
const [relationship] = omnishop.relationships;

const breaches: Readonly<Record<string, Architecture>> = {
  "id-is-unique": broken({ needs: [...omnishop.needs, firstNeed] }),
  "host-is-placed": withNodes((node) =>
    node.id === "detect-fraud" ? { ...node, host: host("nowhere") } : node,
  ),
  "node-has-words": withNodes((node) => (node.id === "sales" ? { ...node, id: "all-sales" } : node)),
  "domain-has-a-name": broken({ domainWords: {} }),
  "area-is-filled": broken({ containers: omnishop.containers.filter(({ area }) => area !== "ingestion") }),
  "element-is-present": broken({ people: omnishop.people.slice(1) }),
  "element-has-a-reason": broken({ containers: [...omnishop.containers, lonely] }),
  "container-is-deployed": broken({
    deployments: omnishop.deployments.map((deployment) => Object.assign({}, deployment, { nodes: [] })),
  }),
  "deployment-of-each-environment": broken({ deployments: omnishop.deployments.slice(1) }),
  "text-is-there": broken({ words: { ...omnishop.words, name: { fr: "Plateforme", en: " " } } }),
  "need-is-served": broken({ needs: [{ ...firstNeed, servedBy: ["nobody"] }, ...otherNeeds] }),
  "need-has-an-objective": broken({
    needs: [{ ...firstNeed, objectives: [{ ...firstNeed.objectives[0], bound: 0 }] }, ...otherNeeds],
  }),
  "need-is-fed": broken({ needs: [{ ...firstNeed, fedBy: ["the-weather"] }, ...otherNeeds] }),
  "rates-add-up": broken({
    volumes: { ...omnishop.volumes, rate: { ...omnishop.volumes.rate, meanPerSecond: 950 } },
  }),
  "kept-within-the-volumes": broken({ volumes: { ...omnishop.volumes, lakeRetentionDays: 400 } }),
  "personal-contract-has-basis-and-retention": withContract("click", { retentionDays: 0 }),
  "personal-contract-is-governed": broken({
    governance: omnishop.governance.filter(({ subject }) => subject !== "erasure"),
  }),
  "source-contract-has-quality": withContract("click", { rules: [] }),
  "governed-contract-is-used": withContract("sensor-reading", { id: "renamed" }),
};

describe("the lint of what stands around the topologies", () => {
  it("finds nothing in OmniShop", () => {
    expect(lintArchitecture(omnishop)).toEqual([]);
  });

  it("is tried on a breach of every rule", () => {
    expect(Object.keys(breaches).toSorted()).toEqual(architectureRules.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(breaches))(
    "reports a breach of %s, where it is and how to mend it",
    (id, architecture) => {
      const finding = lintArchitecture(architecture).find(({ rule }) => rule === id);
      expect(finding?.at).toMatch(/^omnishop\./);
      expect(finding?.mend).not.toBe("");
    },
  );

  it("finds a reference that leads nowhere, and says nothing else of what cannot be followed", () => {
    const holed = withNodes((node) => {
      const gone = { ...node };
      if (node.id === "fraud-desk") Reflect.set(gone, "from", undefined);
      return gone;
    });
    const found = lintArchitecture(holed).map(({ rule, at }) => ({ rule, at }));
    expect(found).toEqual(
      ["kappa", "lambda"].map((id) => ({ rule: "reference-is-whole", at: `${id}.fraud-desk.from` })),
    );
  });

  it("finds a source outside its system, and a processor in one", () => {
    const tills = omnishop.systems.find(({ id }) => id === "tills")?.host ?? host("none");
    const moved = withNodes((node) => (node.id === "detect-fraud" ? { ...node, host: tills } : node));
    expect(lintArchitecture(moved).map(({ message }) => message)).toContain(
      "it is a processor and stands outside the platform, in tills",
    );
  });
});

describe("OmniShop's architecture", () => {
  it("has a container for each host but those of its sources", () => {
    const hosts = new Set(omnishop.topologies.flatMap(({ nodes }) => nodes.map((node) => node.host.id)));
    const placed = [...omnishop.containers, ...omnishop.systems].flatMap((place) => place.host?.id ?? []);
    expect(new Set(placed)).toEqual(hosts);
    expect(relationship?.from.kind).toBe("person");
  });

  it("governs every contract that comes close to a person", () => {
    const erased = omnishop.governance
      .filter(({ subject }) => subject === "erasure")
      .flatMap(({ contracts }) => contracts.map(({ id }) => id));
    const personal = contractsOf(omnishop).filter(isPersonal);
    expect(personal.length).toBeGreaterThan(4);
    for (const { id } of personal) expect(erased).toContain(id);
  });

  it("is told with French typography: no straight apostrophe, no plain space before high punctuation", () => {
    const faulty = textsOf(omnishop).filter(({ text }) => /'| [;:!?%»]|« /.test(text["fr"] ?? ""));
    expect(faulty).toEqual([]);
  });
});
