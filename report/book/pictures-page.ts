import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import type { ReportInput } from "./report-input.ts";

/** `{{picture:<id>}}`: a picture that is drawn outside. */
export function picturesPage({ pictures }: ReportInput): readonly (readonly [string, Entry])[] {
  return pictures.map((picture) =>
    blockEntry(`picture:${picture.id}`, () => [{ kind: "picture", ...picture }]),
  );
}
