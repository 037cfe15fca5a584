import type { Language } from "#kernel/units";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { figure, plain } from "../document/inline.ts";
import type { Line, TableBlock } from "../document/tree.ts";
import type { PictureSource, ReportInput } from "./report-input.ts";

const words = {
  fr: { number: "N°", from: "De", to: "Vers", says: "Ce qui passe", flows: "Les flux de la figure" },
  en: { number: "No.", from: "From", to: "To", says: "What passes", flows: "The flows of the figure" },
} as const satisfies Record<Language, unknown>;

/** `{{picture:<id>}}`: a picture that is drawn outside; `{{table:flows-<id>}}`: what its numbers mean. */
export function picturesPage({ pictures, language }: ReportInput): readonly (readonly [string, Entry])[] {
  return pictures.flatMap((picture) => {
    const { id, caption, description, size } = picture;
    const drawn = blockEntry(`picture:${id}`, () => [{ kind: "picture", id, caption, description, size }]);
    const flows = blockEntry(`table:flows-${id}`, () => [flowsTable(picture, language)]);
    return picture.flows.length > 0 ? [drawn, flows] : [drawn];
  });
}

/** What passes is told where it is more than the two ends; else two flows stand in a row, as a picture has dozens. */
function flowsTable(picture: PictureSource, language: Language): TableBlock {
  const w = words[language];
  const { id, caption, flows } = picture;
  const isTold = flows.some(({ from, to, says }) => says !== "" && says !== `${from} → ${to}`);
  const ends: TableBlock["columns"] = [
    { head: w.number, width: "content", align: "end" },
    { head: w.from, width: "share", align: "start" },
    { head: w.to, width: "share", align: "start" },
  ];
  const told: TableBlock["columns"] = [...ends, { head: w.says, width: "share", align: "start" }];
  return {
    kind: "table",
    id: `table-flows-${id}`,
    caption: `${w.flows} – ${caption}`,
    columns: isTold ? told : [...ends, ...ends],
    rows: isTold ? flows.map((flow) => cellsOf(flow).concat([plain(flow.says)])) : twoByTwo(flows),
  };
}

function twoByTwo(flows: PictureSource["flows"]): TableBlock["rows"] {
  const half = Math.ceil(flows.length / 2);
  return flows.slice(0, half).map((flow, index) => {
    const second = flows[half + index];
    return [cellsOf(flow), second ? cellsOf(second) : [[], [], []]].flat();
  });
}

function cellsOf({ number, from, to }: PictureSource["flows"][number]): readonly Line[] {
  return [[figure(String(number), { kind: "modelled" })], plain(from), plain(to)];
}
