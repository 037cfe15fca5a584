import { describe, expect, it } from "vitest";
import { flowsOf, partOf } from "#model";
import type { Topology } from "#model";
import { kappa, lambda, wording } from "#model/omnishop";
import { dataFlowView, toSvg } from "#report";
import { layoutView, svgToPng } from "#report/press";

const words = { title: "A title", description: "A description" };

async function drawEnglish(topology: Topology): Promise<string> {
  return toSvg(await layoutView(dataFlowView(topology, wording, "en")), words);
}

/** What answers about sales, and the fraud desk: a part that has every kind of node. */
const selling = [kappa, lambda].map((topology) =>
  partOf(topology, ["product-sales", "alert-list", "fraud-desk", "sale-lines-table"]),
);

describe.each(selling)("the picture of $id", (topology) => {
  it("shows every node and every flow", async () => {
    const layout = await layoutView(dataFlowView(topology, wording, "fr"));
    expect(layout.cards.map(({ id }) => id)).toEqual(topology.nodes.map(({ id }) => id));
    expect(layout.arrows.map(({ from, to }) => [from, to])).toEqual(
      flowsOf(topology)
        .filter(({ to }) => topology.nodes.some(({ id }) => id === to))
        .map(({ from, to }) => [from, to]),
    );
  });

  it("names each card and each arrow, so that a page can put life into them", async () => {
    const svg = await drawEnglish(topology);
    const cards = [...svg.matchAll(/<g data-node="([^"]+)" data-kind="([^"]+)">/g)];
    const arrows = [...svg.matchAll(/<g data-from="([^"]+)" data-to="([^"]+)"/g)];
    expect(cards.map(([, id, kind]) => [id, kind])).toEqual(topology.nodes.map(({ id, kind }) => [id, kind]));
    expect(arrows.map(([, from, to]) => [from, to])).toEqual(
      flowsOf(topology)
        .filter(({ to }) => topology.nodes.some(({ id }) => id === to))
        .map(({ from, to }) => [from, to]),
    );
    expect(svg.match(/<text class="note"/g)).toHaveLength(topology.nodes.length);
  });

  it("has no card over another, and no number over a card", async () => {
    const { cards, arrows } = await layoutView(dataFlowView(topology, wording, "fr"));
    for (const [index, a] of cards.entries()) {
      for (const b of cards.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
      }
      for (const { badge, number } of arrows) {
        const inside = badge.x > a.x && badge.x < a.x + a.width && badge.y > a.y && badge.y < a.y + a.height;
        expect(inside, `number ${number} on ${a.id}`).toBe(false);
      }
    }
  });

  it("has no zone or number over another, and every card in its zone", async () => {
    const { zones, cards, arrows } = await layoutView(dataFlowView(topology, wording, "fr"));
    const numbers = arrows.map(({ badge, number }) => ({
      band: `number ${number}`,
      x: badge.x - 10,
      y: badge.y - 10,
      width: 20,
      height: 20,
    }));
    for (const boxes of [zones, numbers]) {
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart, `${a.band} and ${b.band}`).toBe(true);
        }
      }
    }
    for (const { id, band, x, y, width, height } of cards) {
      const zone = zones.find((one) => one.band === band);
      if (zone === undefined) throw new Error(`${id} has no zone`);
      expect(x >= zone.x && x + width <= zone.x + zone.width).toBe(true);
      expect(y >= zone.y && y + height <= zone.y + zone.height).toBe(true);
    }
  });

  it("has text of at least 6 points on a page of A4 across", async () => {
    const svg = toSvg(await layoutView(dataFlowView(topology, wording, "fr")), words);
    const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
    const smallest = Math.min(...[...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size)));
    expect(smallest * Math.min(762 / width, 414 / height)).toBeGreaterThanOrEqual(6);
  });

  it("is the same to the byte each time, and carries its title and description", async () => {
    const first = await drawEnglish(topology);
    expect(await drawEnglish(topology)).toBe(first);
    expect(first).toContain('<title id="t">A title</title><desc id="d">A description</desc>');
  });

  it("becomes a PNG", async () => {
    const svg = toSvg(await layoutView(dataFlowView(topology, wording, "fr")), words);
    expect(new TextDecoder().decode(svgToPng(svg, 600).slice(1, 4))).toBe("PNG");
  });
});

describe("a node without words", () => {
  it("is refused, and the message names it", () => {
    const { tills: _tills, ...rest } = wording;
    expect(() => dataFlowView(kappa, rest, "en")).toThrow("kappa names tills");
  });
});

describe("the words of OmniShop", () => {
  it("have French typography: no straight apostrophe, and no plain space before high punctuation", () => {
    for (const { name, does } of Object.values(wording)) {
      expect(`${name.fr} ${does.fr}`).not.toMatch(/'| [;:!?]/);
    }
  });
});
