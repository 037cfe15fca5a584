import { describe, expect, it } from "vitest";
import { deckOf } from "#report";
import type { DocumentTree } from "#report";

const words = (text: string) => [{ kind: "text", text }] as const;
const notes = { kind: "heading", level: 2, id: "n", line: words("Notes") } as const;
const said = { kind: "paragraph", line: words("Said aloud.") } as const;
const shown = { kind: "list", ordered: false, items: [words("Shown.")] } as const;

function treeOf(chapters: DocumentTree["chapters"]): DocumentTree {
  return { language: "en", kind: "", title: "T", subtitle: "S", legend: "", chapters, charts: {} };
}

describe("a deck", () => {
  it("shows the slides in its own order, and parts what is shown from what is said", () => {
    const tree = treeOf([
      { id: "second", title: "Second", blocks: [shown, notes, said] },
      { id: "first", title: "First", blocks: [shown, notes, said] },
    ]);
    const { slides } = deckOf(tree, [
      { id: "first", seconds: 30 },
      { id: "second", seconds: 60 },
    ]);
    expect(slides).toEqual([
      { id: "first", title: "First", seconds: 30, body: [shown], notes: [said] },
      { id: "second", title: "Second", seconds: 60, body: [shown], notes: [said] },
    ]);
  });

  it("names every slide that is missing, untimed, empty or without notes, all at once", () => {
    const tree = treeOf([
      { id: "mute", title: "Mute", blocks: [shown] },
      { id: "empty", title: "Empty", blocks: [notes, said] },
      { id: "stray", title: "Stray", blocks: [shown, notes, said] },
    ]);
    const timing = ["mute", "empty", "gone"].map((id) => ({ id, seconds: 10 }));
    expect(() => deckOf(tree, timing)).toThrow(
      /stray has no time[\s\S]*mute has no notes[\s\S]*empty shows nothing[\s\S]*gone is in the deck and has no file/,
    );
  });
});
