import type { ProjectText } from "./project-texts.ts";

/**
 * What a reader elsewhere cannot follow. Each pattern is written so that it does not match itself.
 */
const rows: readonly Readonly<{ pattern: RegExp; instead: string }>[] = [
  { pattern: /(?<![\w.])\/(?:work|root)\/[\w.-]/, instead: "a path from the root of the project" },
  { pattern: /\/tmp\/[b]ash_jobs/, instead: "a folder made by mkdtemp" },
  { pattern: /\bregistry\.[\w.-]+\.(?:org|com|net|io)\b/, instead: "no registry host: npm knows its own" },
  { pattern: /\b[i]ssues? #?\d/i, instead: "the reason itself, or a record in docs/decisions" },
  { pattern: /\b[h]elper sessions?\b/i, instead: "nothing: the project speaks of itself alone" },
  { pattern: /\bshared\/(?:facts|prototypes|design|style)\b/, instead: "the fact, with its public source" },
];

/** Lists each line that speaks of one machine or of how the work was shared out, and what to write instead. */
export function forbiddenWords(texts: readonly ProjectText[]): readonly string[] {
  return texts.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) =>
      rows.flatMap(({ pattern, instead }) => {
        const word = pattern.exec(line)?.[0];
        return word === undefined ? [] : [`${path}:${index + 1} says "${word}". Write ${instead}.`];
      }),
    ),
  );
}
