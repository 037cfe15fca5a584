import { describe, expect, it } from "vitest";
import { flowsOf, partOf } from "#model";
import { kappa, lambda, omnishop, wording } from "#model/omnishop";
import { containerView, dataFlowView, toSvg } from "#report";
import type { Layout } from "#report";
import { layoutFrames, layoutGrid, layoutView, svgToPng } from "#report/press";
import { type PlannedView, viewsOf } from "../../workbench/documents/views-of.ts";
import { crossingsOf, faultsOf, smallestText } from "./picture-quality.ts";

async function place(planned: PlannedView): Promise<Layout> {
  if (planned.placing === "grid") return layoutGrid(planned.view);
  return planned.placing === "frames" ? layoutFrames(planned.view) : layoutView(planned.view);
}

const views = (["fr", "en"] as const).flatMap((language) =>
  viewsOf(omnishop, language).map((planned) => ({ name: `${planned.view.id} in ${language}`, planned })),
);

describe.each(views)("the picture $name", ({ planned }) => {
  it("has nothing over anything else, and no line through a card", async () => {
    expect(faultsOf(await place(planned))).toEqual([]);
  });

  it("has text of at least 6 points on a page of A4 across", async () => {
    expect(smallestText(toSvg(await place(planned)))).toBeGreaterThanOrEqual(6);
  });
});

describe.each([kappa, lambda])("the container picture of $id", (topology) => {
  const names = { id: `containers-${topology.id}`, title: "t", language: "en" } as const;

  it("crosses its lines in few places", async () => {
    const layout = await layoutGrid(containerView(omnishop, topology, names));
    expect(crossingsOf(layout)).toBeLessThanOrEqual(12);
  });

  it("has a zone for each band and each concern, the concerns under all of the bands", async () => {
    const { zones } = await layoutGrid(containerView(omnishop, topology, names));
    expect(zones.map(({ name }) => name)).toEqual([
      "Ingestion",
      "Storage",
      "Processing",
      "Consumption",
      "Governance",
      "Operations",
    ]);
    const [first, , , last, governance] = zones;
    expect(governance?.x).toBe(first?.x);
    expect((governance?.x ?? 0) + (governance?.width ?? 0)).toBe((last?.x ?? 0) + (last?.width ?? 0));
    expect(governance?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
  });

  it("shows every neighbour, every person and production technologies", async () => {
    const { cards } = await layoutGrid(containerView(omnishop, topology, names));
    for (const { id } of [...omnishop.systems, ...omnishop.people]) {
      expect(cards.map((card) => card.id)).toContain(id);
    }
    expect(cards.map(({ note }) => note)).toContain("Apache Kafka 4");
  });
});

/** What answers about sales, and the fraud desk: a part that has every kind of node. */
const selling = [kappa, lambda].map((topology) =>
  partOf(topology, ["product-sales", "alert-list", "fraud-desk", "sale-lines-table"]),
);

describe.each(selling)("the data flow of $id", (topology) => {
  const view = dataFlowView(topology, wording, {
    id: `sales-${topology.id}`,
    title: "A title",
    language: "en",
  });

  it("shows every node and every flow", async () => {
    const layout = await layoutView(view);
    expect(layout.cards.map(({ id }) => id)).toEqual(topology.nodes.map(({ id }) => id));
    expect(layout.arrows.map(({ from, to }) => [from, to])).toEqual(
      flowsOf(topology)
        .filter(({ to }) => topology.nodes.some(({ id }) => id === to))
        .map(({ from, to }) => [from, to]),
    );
  });

  it("names each card and each arrow, so that a page can put life into them", async () => {
    const svg = toSvg(await layoutView(view));
    const cards = [...svg.matchAll(/<g data-node="([^"]+)" data-kind="([^"]+)">/g)];
    const arrows = [...svg.matchAll(/<g data-from="([^"]+)" data-to="([^"]+)"/g)];
    expect(cards.map(([, id, kind]) => [id, kind])).toEqual(topology.nodes.map(({ id, kind }) => [id, kind]));
    expect(arrows.map(([, from, to]) => [from, to])).toEqual(view.arrows.map(({ from, to }) => [from, to]));
    expect(svg.match(/<text class="note"/g)).toHaveLength(topology.nodes.length);
  });

  it("is the same to the byte each time, and carries its title and description", async () => {
    const first = toSvg(await layoutView(view));
    expect(toSvg(await layoutView(view))).toBe(first);
    expect(first).toContain(`<title id="sales-${topology.id}-title">A title</title>`);
    expect(first).toContain(`<desc id="sales-${topology.id}-desc">${view.description}</desc>`);
  });

  it("becomes a PNG", async () => {
    expect(new TextDecoder().decode(svgToPng(toSvg(await layoutView(view)), 600).slice(1, 4))).toBe("PNG");
  });
});

function idsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? "");
}

describe("two pictures in one page", () => {
  it("share no id", async () => {
    const [a = "", b = ""] = await Promise.all(
      ["one", "two"].map(async (id) =>
        toSvg(await layoutGrid(containerView(omnishop, kappa, { id, title: "t", language: "fr" }))),
      ),
    );
    expect(idsOf(a).length).toBeGreaterThan(4);
    expect(idsOf(a).filter((id) => idsOf(b).includes(id))).toEqual([]);
  });
});

describe("a node without words", () => {
  it("is refused, and the message names it", () => {
    const { tills: _tills, ...rest } = wording;
    expect(() => dataFlowView(kappa, rest, { id: "v", title: "t", language: "en" })).toThrow(
      "kappa names tills",
    );
  });
});

describe("the words of OmniShop", () => {
  it("have French typography: no straight apostrophe, and no plain space before high punctuation", () => {
    for (const { name, does } of Object.values(wording)) {
      expect(`${name.fr} ${does.fr}`).not.toMatch(/'| [;:!?]/);
    }
  });
});
