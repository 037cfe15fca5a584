import { describe, expect, it } from "vitest";
import { decisions, kappa, lambda, wording } from "#model/omnishop";
import { composeStudy, dataFlowView, toSvg, typstText } from "#report";
import type { StudyInput } from "#report";
import { layoutView, printPdf } from "#report/press";

const rows = { in: 5, accepted: 4, deadLettered: 1, applied: 4, late: 0, duplicate: 0 };
const run = { rows, entries: 1_234_567, wrongBeforeBatch: 3, wrongAfterBatch: 0, alerts: 2 };

function input(language: "fr" | "en"): StudyInput {
  return {
    language,
    topologies: [kappa, lambda],
    words: wording,
    runs: [
      { variant: "kappa", ...run },
      { variant: "lambda", ...run },
    ],
    decisions,
    verdicts: {},
    environment: { cpu: "A #cpu [with] *marks*", cores: 2, memoryBytes: 24e9, os: "linux", node: "26" },
    seed: 'a "seed" \\ $x$ @here <there>',
  };
}

async function print(language: "fr" | "en"): Promise<Uint8Array> {
  const pictures: Record<string, string> = {};
  for (const topology of [kappa, lambda]) {
    const layout = await layoutView(
      dataFlowView(topology, wording, { id: topology.id, title: "t", language }),
    );
    pictures[`${topology.id}.svg`] = toSvg(layout);
  }
  return printPdf({ typst: composeStudy(input(language)), pictures, createdAtSeconds: 0 });
}

describe.each(["fr", "en"] as const)("the study in %s", (language) => {
  it("prints as accessible PDF, the same bytes each time, hostile text included", async () => {
    const first = await print(language);
    expect(new TextDecoder("latin1").decode(first.slice(0, 5))).toBe("%PDF-");
    expect(await print(language)).toEqual(first);
  });

  it("says of a claim without evidence that it was not measured", () => {
    expect(composeStudy(input(language))).toContain(language === "fr" ? "non mesurée" : "not measured");
  });

  it("writes figures as the language does", () => {
    expect(composeStudy(input(language))).toContain(language === "fr" ? "1\u202f234\u202f567" : "1,234,567");
  });
});

describe("the study’s French", () => {
  it("has no straight apostrophe and no plain space before high punctuation", () => {
    const texts = [...composeStudy(input("fr")).matchAll(/#"((?:[^"\\]|\\.)*)";/g)].map(
      ([, text]) => text ?? "",
    );
    const own = texts.filter((text) => !text.includes("seed") && !text.includes("cpu"));
    expect(own.filter((text) => /'| [;:!?»]|« /.test(text))).toEqual([]);
  });
});

describe("text in Typst", () => {
  it("is closed in a string, whatever it holds", () => {
    expect(typstText('a "b" \\ c\nd')).toBe('#"a \\"b\\" \\\\ c\\nd";');
  });
});
