import type { Language } from "#kernel/units";
import type { Chart } from "../charts/chart.ts";

/** Where a figure comes from: what a reader may ask of every number. */
export type FigureOrigin =
  | Readonly<{ kind: "measured" | "simulated"; evidenceId: string; profile: "quick" | "full" }>
  /** Supposed by the architecture, and changed there. */
  | Readonly<{ kind: "assumed" }>
  /** Decided by the architecture, or counted in the model: a target, a retention, a number of parts. */
  | Readonly<{ kind: "modelled" }>
  | Readonly<{ kind: "cited"; sourceId: string }>;

/** A run of text; a figure carries its origin wherever it is printed. */
export type Inline =
  | Readonly<{ kind: "text"; text: string }>
  | Readonly<{ kind: "strong" | "emphasis"; inside: readonly Inline[] }>
  /** What a reference of a chapter means: words and figures of the model or the evidence. */
  | Readonly<{ kind: "referred"; inside: readonly Inline[] }>
  | Readonly<{ kind: "code"; text: string }>
  | Readonly<{ kind: "link"; address: string; inside: readonly Inline[] }>
  /** Leads to a block or a chapter of the same document by its id. */
  | Readonly<{ kind: "cross"; to: string; inside: readonly Inline[] }>
  | Readonly<{ kind: "figure"; text: string; origin: FigureOrigin }>
  /** A figure that nothing has measured yet. */
  | Readonly<{ kind: "absent"; text: string }>;

export type Line = readonly Inline[];

/** A column takes the width of its content, or its share of what is left. */
type Column = Readonly<{ head: string; width: "content" | "share"; align: "start" | "end" }>;

/** How much room a picture takes: less than a column, a column, its margins too, or a page of its own that lies across. */
export type PictureSize = "narrow" | "column" | "wide" | "page";

/** Headings of blocks have level 2 and more: level 1 is the chapter's. */
export type Block =
  | Readonly<{ kind: "heading"; level: 2 | 3 | 4; id: string; line: Line }>
  | Readonly<{ kind: "paragraph"; line: Line }>
  | Readonly<{ kind: "list"; ordered: boolean; items: readonly Line[] }>
  | Readonly<{ kind: "note"; line: Line }>
  | Readonly<{ kind: "code"; language: string; text: string }>
  | Readonly<{
      kind: "table";
      id: string;
      caption: string;
      columns: readonly Column[];
      rows: readonly (readonly Line[])[];
    }>
  | Readonly<{
      kind: "picture";
      id: string;
      caption: string;
      /** What it shows, for who cannot see it. */
      description: string;
      size: PictureSize;
    }>;

export type TableBlock = Extract<Block, { kind: "table" }>;

/** One chapter; its id is what references name. */
export type Chapter = Readonly<{ id: string; title: string; blocks: readonly Block[] }>;

/** A whole document, before any page has a place. Its pictures are drawn outside: files `<id>.svg`. */
export type DocumentTree = Readonly<{
  language: Language;
  kind: string;
  title: string;
  subtitle: string;
  /** How origins are marked, told once at the front. */
  legend: string;
  chapters: readonly Chapter[];
  /** The charts among the pictures, by picture id, still to be drawn. */
  charts: Readonly<Record<string, Chart>>;
}>;
