import { describe, expect, it } from "vitest";
import { architecture, domain, endpoint, host, person, topology } from "#model";

// What is held here, the compiler holds: an expected error that does not come is an error of `tsc`.

const answer = endpoint("answer", {
  domain: domain("shop"),
  host: host("api"),
  path: "/answer",
  reads: {},
});
const tiny = topology("tiny", { paradigm: "kappa", nodes: [answer] });
const english = { name: { en: "A name" }, does: { en: "does it" } } as const;
const volumes = {
  sizes: [],
  rate: { meanPerSecond: 1, eveningPeakPerSecond: 1, busiestPerSecond: 1 },
  logRetentionDays: 1,
  lakeRetentionDays: 1,
} as const;
const around = {
  words: english,
  topologies: [tiny],
  nodeWords: { answer: english },
  domainWords: { shop: { en: "Shop" } },
  people: [person("reader", english)],
  systems: [],
  containers: [],
  relationships: [],
  deployments: [],
  needs: [],
  volumes,
  governance: [],
} as const;
const need = {
  id: "know",
  words: english,
  objectives: [{ metric: "latency-ms-p99", subject: "one", better: "lower", bound: 1, unit: "ms" }],
  fedBy: [],
} as const;

describe("the compiler", () => {
  it("takes an architecture that is told in one language only", () => {
    const one = architecture("one", { ...around, languages: ["en"] });
    expect(one.languages).toEqual(["en"]);
  });

  it("refuses a text that lacks a declared language", () => {
    // @ts-expect-error -- the people and nodes have no French words.
    const two = architecture("two", { ...around, languages: ["en", "fr"] });
    expect(two.languages).toHaveLength(2);
  });

  it("refuses a node without words", () => {
    // @ts-expect-error -- `answer` has no words.
    const mute = architecture("mute", { ...around, nodeWords: {}, languages: ["en"] });
    expect(mute.nodeWords).toEqual({});
  });

  it("refuses a need that is served by what no topology holds", () => {
    const good = architecture("good", {
      ...around,
      languages: ["en"],
      needs: [{ ...need, servedBy: ["answer"] }],
    });
    expect(good.needs).toHaveLength(1);
    const bad = architecture("bad", {
      ...around,
      languages: ["en"],
      // @ts-expect-error -- no endpoint, egress or view is called `anser`.
      needs: [{ ...need, servedBy: ["anser"] }],
    });
    expect(bad.needs).toHaveLength(1);
  });

  it("refuses a need without an objective", () => {
    const bad = architecture("bad", {
      ...around,
      languages: ["en"],
      // @ts-expect-error -- an objective at least is asked for.
      needs: [{ ...need, objectives: [], servedBy: ["answer"] }],
    });
    expect(bad.needs).toHaveLength(1);
  });
});
