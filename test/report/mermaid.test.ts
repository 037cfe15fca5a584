import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseHTML } from "linkedom";
import { omnishop } from "#model/omnishop";
import { toMermaid } from "#report";
import { viewsOf } from "../../workbench/documents/views-of.ts";

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

const bare = {
  id: "v",
  language: "en",
  title: "",
  description: "",
  zones: [{ id: "z", name: "A zone" }],
  arrows: [],
} as const;

describe("the Mermaid text of a view", () => {
  it.each(["fr", "en"] as const)("is a flowchart that Mermaid accepts, in %s", async (language) => {
    for (const { view } of viewsOf(omnishop, language)) {
      const text = toMermaid(view);
      await expect(parse(text)).resolves.toBeTruthy();
      expect(text.match(/\|\||"\d+"/g) ?? []).toHaveLength(view.arrows.length);
    }
  });

  it("survives names with quotes and brackets", async () => {
    const card = {
      id: "a",
      kind: "processor",
      zone: "z",
      name: 'a "quoted" [name] (here)',
      note: 'one "line"\nand [another]',
      does: "",
    } as const;
    const view = { ...bare, cards: [card] } as const;
    await expect(parse(toMermaid(view))).resolves.toBeTruthy();
  });

  it("is never misled by a name", async () => {
    const marks = 'a b " # < > & ` [ ] ( ) { } | ; : - = . % \\ / \n ~ end'.split(" ").concat(" ");
    const names = fc.string({ minLength: 1, unit: fc.constantFrom(...marks) });
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const card = { id: "a", kind: "processor", zone: "z", name, note: name, does: "" } as const;
        const view = { ...bare, zones: [{ id: "z", name }], cards: [card] } as const;
        await expect(parse(toMermaid(view))).resolves.toBeTruthy();
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("would be refused if it were wrong", async () => {
    await expect(parse("flowchart LR\n  a -->\n --> [")).rejects.toThrow(/Parse error|Expecting/);
  });
});
