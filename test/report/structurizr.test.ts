import { describe, expect, it } from "vitest";
import { omnishop } from "#model/omnishop";
import { toStructurizrDsl } from "#report";

const text = toStructurizrDsl(omnishop, "fr");
const rows = text.split("\n").map((row) => row.trim());
const declared = rows.flatMap((row) => /^(\S+) = /.exec(row)?.[1] ?? []);
const relations = rows.flatMap((row) => {
  const [, from = "", to = "", tags = ""] = /^(\S+) -> (\S+) ".*" ".*" "([^"]*)"$/.exec(row) ?? [];
  return from === "" ? [] : [{ from, to, tags: tags.split(",") }];
});

function tagsOf(ends: string): readonly string[] {
  return relations.find(({ from, to }) => `${from} -> ${to}` === ends)?.tags ?? ["missing"];
}

describe("the Structurizr text of an architecture", () => {
  it("declares each person, system, container and component once", () => {
    expect(new Set(declared).size).toBe(declared.length);
    const { people, systems, containers } = omnishop;
    const hosted = new Set(containers.flatMap(({ host }) => host?.id ?? []));
    const nodes = omnishop.topologies.flatMap((topology) => topology.nodes);
    const components = new Set(nodes.filter(({ host }) => hosted.has(host.id)).map(({ id }) => id));
    expect(declared).toHaveLength(people.length + systems.length + containers.length + components.size + 1);
  });

  it("relates each pair once, and only what it declares", () => {
    const pairs = relations.map(({ from, to }) => `${from} ${to}`);
    expect(pairs.length).toBeGreaterThan(100);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { from, to } of relations) expect(declared).toEqual(expect.arrayContaining([from, to]));
  });

  it("tags what only one variant has, and what both have not", () => {
    expect(tagsOf("node_sale-lines-table -> node_recompute-sales")).toContain("not-kappa");
    expect(tagsOf("container_event-log -> container_stream-engine")).toEqual(["event"]);
    expect(tagsOf("node_tally-sales -> node_sales-by-product-hour")).toContain("not-lambda");
  });

  it("closes every block and escapes quotes", () => {
    expect(rows.filter((row) => row.endsWith("{")).length).toBe(rows.filter((row) => row === "}").length);
    const quoted = { ...omnishop, words: { ...omnishop.words, name: { fr: 'Omni"Shop"', en: "a" } } };
    expect(toStructurizrDsl(quoted, "fr")).toMatch(/^workspace "Omni\\"Shop\\"" /);
  });

  it("is refused while nodes lack words, and names each of them", () => {
    const { sales: _sales, tills: _tills, ...rest } = omnishop.nodeWords;
    expect(() => toStructurizrDsl({ ...omnishop, nodeWords: rest }, "en")).toThrow(/tills, sales/);
  });
});
