import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseHTML } from "linkedom";
import { kappa, lambda, wording } from "#model/omnishop";
import { dataFlowView, toMermaid } from "#report";

type Parse = (text: string) => Promise<unknown>;
let parse: Parse = () => Promise.reject(new Error("mermaid is not loaded"));

// Mermaid asks for a browser's globals when it is loaded: a DOM must stand before that.
beforeAll(async () => {
  const { window } = parseHTML("<!doctype html><html><body></body></html>");
  const { document, Element, Node, DocumentFragment, HTMLTemplateElement, NodeFilter } = window;
  Object.assign(globalThis, {
    window,
    document,
    Element,
    Node,
    DocumentFragment,
    HTMLTemplateElement,
    NodeFilter,
  });
  const { default: mermaid } = await import("mermaid");
  parse = (text) => mermaid.parse(text);
});

describe("the Mermaid text of a topology", () => {
  it.each(["fr", "en"] as const)("is a flowchart that Mermaid accepts, in %s", async (language) => {
    for (const topology of [kappa, lambda]) {
      const text = toMermaid(dataFlowView(topology, wording, language));
      await expect(parse(text)).resolves.toBeTruthy();
      expect(text.split("\n").filter((line) => line.includes(">")).length).toBeGreaterThan(10);
    }
  });

  it("survives names with quotes and brackets", async () => {
    const card = {
      id: "a",
      kind: "processor",
      band: "processing",
      name: 'a "quoted" [name] (here)',
      does: "",
    } as const;
    const view = { id: "v", language: "en", cards: [card], arrows: [] } as const;
    await expect(parse(toMermaid(view))).resolves.toBeTruthy();
  });

  it("is never misled by a name", async () => {
    const marks = 'a b " # < > & ` [ ] ( ) { } | ; : - = . % \\ / \n ~ end'.split(" ").concat(" ");
    const names = fc.string({ minLength: 1, unit: fc.constantFrom(...marks) });
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const card = { id: "a", kind: "processor", band: "processing", name, does: "" } as const;
        const view = { id: "v", language: "en", cards: [card], arrows: [] } as const;
        await expect(parse(toMermaid(view))).resolves.toBeTruthy();
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("would be refused if it were wrong", async () => {
    await expect(parse("flowchart LR\n  a -->\n --> [")).rejects.toThrow(/Parse error|Expecting/);
  });
});
