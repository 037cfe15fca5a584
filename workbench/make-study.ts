import { decisions, kappa, lambda, wording } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { composeStudy } from "#report";
import type { RunFigures } from "#report";
import { printPdf } from "#report/press";
import { readEnvironment } from "#benchmarks";
import { drawAll, writeDrawings } from "./draw-diagrams.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { judge } from "./judge-claims.ts";
import { openOutputFolder } from "./output-folder.ts";
import { staged } from "./progress.ts";
import type { OnProgress } from "./progress.ts";
import type { RunResult } from "./run-variant.ts";

export type StudyOptions = Readonly<{
  out: string;
  seed: string;
  language: OmniShopLanguage;
  onProgress: OnProgress;
}>;
/** What the study came to, in few lines, and where it is. */
export type StudySummary = Readonly<{
  report: string;
  lines: readonly string[];
  tookMs: number;
  claims: readonly object[];
}>;

const workload = { receipts: 20_000, pairs: 5 } as const;

/** Makes the whole study: runs both variants on the same receipts, measures, judges, draws, and prints the report. */
export async function makeStudy({ out, seed, language, onProgress }: StudyOptions): Promise<StudySummary> {
  const startedMs = performance.now();
  const folder = await openOutputFolder(out);
  const stage = stagesOf[language];
  const gathering = { folder, seed, ...workload, stage: stage.runs, onProgress };
  const { runs, evidence } = await staged(
    {
      name: stage.runs,
      onProgress,
      describe: ({ runs: done }) => `${done.kappa.rows.in} → ${done.kappa.check.expected}`,
    },
    () => gatherEvidence(gathering),
  );
  const claims = await staged({ name: stage.claims, onProgress, describe: verdictsOf }, () =>
    judge(evidence),
  );
  const drawings = await staged(
    { name: stage.drawings, onProgress, describe: (drawn) => drawn.map(({ id }) => id).join(", ") },
    async () => {
      const drawn = await drawAll(language);
      await writeDrawings(folder, drawn);
      return drawn;
    },
  );
  const report = await staged({ name: stage.report, onProgress, describe: (path) => path }, async () => {
    const typst = composeStudy({
      language,
      topologies: [kappa, lambda],
      words: wording,
      runs: [figuresOf(runs.kappa), figuresOf(runs.lambda)],
      decisions,
      verdicts: Object.fromEntries(claims.map((claim) => [claim.id, claim])),
      environment: readEnvironment(),
      seed,
    });
    const pictures = Object.fromEntries(drawings.map(({ id, svg }) => [`${id}.svg`, svg]));
    await folder.write("report.typ", typst);
    return folder.write("report.pdf", printPdf({ typst, pictures, createdAtSeconds: 0 }));
  });
  const lines = claims.map(({ verdict, statement }) => `${stage.verdicts[verdict]} – ${statement[language]}`);
  return { report, lines, tookMs: performance.now() - startedMs, claims };
}

function verdictsOf(judged: ReturnType<typeof judge>): string {
  return judged.map(({ id, verdict }) => `${id} ${verdict}`).join(", ");
}

const stagesOf = {
  fr: {
    runs: "Exécutions et mesures (lignes reçues → entrées attendues)",
    claims: "Verdicts",
    drawings: "Figures",
    report: "Dossier",
    verdicts: {
      supported: "Confirmée",
      refuted: "Réfutée",
      inconclusive: "Indécise",
      "not-measured": "Non mesurée",
    },
  },
  en: {
    runs: "Runs and measurements (rows received → entries expected)",
    claims: "Verdicts",
    drawings: "Pictures",
    report: "Report",
    verdicts: {
      supported: "Supported",
      refuted: "Refuted",
      inconclusive: "Inconclusive",
      "not-measured": "Not measured",
    },
  },
} as const;

function figuresOf({ variant, rows, found, check }: RunResult): RunFigures {
  return {
    variant,
    rows,
    entries: found.productHours,
    wrongBeforeBatch: check.differingBeforeLastBatch,
    wrongAfterBatch: check.differing,
    alerts: found.alerts,
  };
}
