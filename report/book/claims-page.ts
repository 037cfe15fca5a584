import type { Language } from "#kernel/units";
import { verdictOf } from "#model";
import type { Claim, Evidence, Verdict } from "#model";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry, lineEntry } from "../chapters/reference-book.ts";
import { cells, figure, plain } from "../document/inline.ts";
import type { Inline, Line, TableBlock } from "../document/tree.ts";
import { allEvidence, perRun, runColumns } from "./figures-page.ts";
import { absent, originOfPiece, printNumber, printQuantity } from "./quantity.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    claim: "Affirmation",
    measured: "Mesuré",
    caption: "Toutes les affirmations et leurs verdicts",
    stale: "périmée",
    against: "contre",
    times: "gain de",
    to: "à",
    target: "objectif",
    verdicts: {
      supported: "confirmée",
      refuted: "réfutée",
      inconclusive: "indécise",
      "not-measured": "non mesurée",
    },
  },
  en: {
    claim: "Claim",
    measured: "Measured",
    caption: "Every claim and its verdict",
    stale: "stale",
    against: "against",
    times: "gain of",
    to: "to",
    target: "target",
    verdicts: {
      supported: "supported",
      refuted: "refuted",
      inconclusive: "inconclusive",
      "not-measured": "not measured",
    },
  },
} as const satisfies Record<Language, unknown>;

type OneClaim = Claim<Language>;

/** `{{claim:ID.verdict}}`, `.statement`, `.of`, `.against`, `.gain`, `.evidence`; `{{table:claims}}`; `{{count:claims-supported}}`. */
export function claimsPage(input: ReportInput): readonly (readonly [string, Entry])[] {
  const { language } = input;
  const claims = input.model.decisions.flatMap((decision) => decision.claims);
  const evidence = allEvidence(input.evidence);
  const verdicts = claims.map((claim) => verdictOf(claim, evidence).verdict);
  const counts = Object.keys(words.en.verdicts).map((verdict) =>
    lineEntry(`count:claims-${verdict}`, [
      figure(String(verdicts.filter((one) => one === verdict).length), { kind: "modelled" }),
    ]),
  );
  return [
    ...claims.flatMap((claim) => {
      const told = tellClaim(claim, { input, evidence });
      return [
        lineEntry(`claim:${claim.id}.verdict`, [{ kind: "strong", inside: [told.verdict] }]),
        lineEntry(`claim:${claim.id}.statement`, plain(claim.statement[language])),
        lineEntry(`claim:${claim.id}.of`, [told.of]),
        lineEntry(`claim:${claim.id}.against`, [told.against]),
        lineEntry(`claim:${claim.id}.gain`, told.gain),
        lineEntry(`claim:${claim.id}.measured`, told.measured),
      ];
    }),
    ...counts,
    lineEntry("count:claims", [figure(String(claims.length), { kind: "modelled" })]),
    blockEntry("table:claims", () => [
      claimsTable(input, { claims, id: "table-claims", caption: words[language].caption }),
    ]),
  ];
}

/** A row for each claim: what it says, what was measured, and the verdict of each run. */
export function claimsTable(
  input: ReportInput,
  { claims, id, caption }: Readonly<{ claims: readonly OneClaim[]; id: string; caption: string }>,
): TableBlock {
  const { language } = input;
  const w = words[language];
  const evidence = allEvidence(input.evidence);
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { head: w.claim, width: "share", align: "start" },
      { head: w.measured, width: "share", align: "start" },
      ...runColumns(input.evidence, { language, align: "start" }),
    ],
    rows: claims.map((claim) =>
      cells(
        plain(claim.statement[language]),
        [tellClaim(claim, { input, evidence }).measured],
        perRun(input.evidence, (pieces) => [tellClaim(claim, { input, evidence: pieces }).verdict], language),
      ),
    ),
  };
}

type Told = Readonly<{ verdict: Inline; of: Inline; against: Inline; gain: Line; measured: Line }>;

function tellClaim(
  claim: OneClaim,
  { input, evidence }: Readonly<{ input: ReportInput; evidence: readonly Evidence[] }>,
): Told {
  const { language, model } = input;
  const w = words[language];
  const found = verdictOf(claim, evidence);
  const piece = evidence.find(({ id }) => id === found.evidenceId);
  const isStale = input.evidence.some(
    (set) => piece !== undefined && set.evidence.includes(piece) && set.stale.has(piece.id),
  );
  const verdict: Inline =
    found.verdict === "not-measured"
      ? { kind: "absent", text: w.verdicts["not-measured"] }
      : { kind: "text", text: w.verdicts[found.verdict] + (isStale ? ` (${w.stale})` : "") };
  if (!piece || found.of === null || found.comparedWith === null) {
    const none = absent(language);
    return { verdict, of: none, against: none, gain: [none], measured: [none] };
  }
  const origin = originOfPiece(piece);
  const unit = model.metrics.find(({ id }) => id === claim.metric)?.unit ?? null;
  const isTarget = "target" in claim.comparedWith;
  const of = figure(printQuantity(found.of, { unit, language }), origin);
  const against = figure(
    printQuantity(found.comparedWith, { unit, language }),
    isTarget ? { kind: "modelled" } : origin,
  );
  const gain = gainOf(found, language);
  const gainLine: Line = gain === "" ? [absent(language)] : [figure(gain, origin)];
  return {
    verdict,
    of,
    against,
    gain: gainLine,
    measured: [
      of,
      { kind: "text", text: ` ${w.against} ` },
      against,
      ...(isTarget ? plain(` (${w.target})`) : []),
      ...(gain === ""
        ? []
        : [{ kind: "text", text: language === "fr" ? "\u202f; " : "; " } as const, ...gainLine]),
    ],
  };
}

/** "gain of × 3.20 (3.05 to 3.41)": how many times better; the bounds only where there is a spread. */
function gainOf({ ratio }: Verdict, language: Language): string {
  if (ratio === null) return "";
  const w = words[language];
  const number = (value: number): string => printNumber(value, language);
  const spread = ratio.low === ratio.high ? "" : ` (${number(ratio.low)} ${w.to} ${number(ratio.high)})`;
  return `${w.times} ×\u202f${number(ratio.estimate)}${spread}`;
}
