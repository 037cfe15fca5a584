import { objectives } from "#model/omnishop";
import type { OmniShopLanguage } from "#model/omnishop";
import { drawAll, writeDrawings } from "./documents/draw-diagrams.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { holdTargets } from "./measure/hold-targets.ts";
import { judge } from "./measure/judge-claims.ts";
import { writeSlides } from "./documents/make-slides.ts";
import { withOutputFolder } from "./output-folder.ts";
import type { OutputFolder } from "./output-folder.ts";
import { staged } from "./progress.ts";
import type { OnProgress } from "./progress.ts";
import { drawReport, printReport } from "./documents/print-report.ts";
import { readEvidenceSets } from "./documents/report-evidence.ts";

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
  objectives: readonly object[];
}>;

const workload = { events: 12_000, pairs: 5 } as const;

/** Makes the whole study: runs both variants on the same events, measures, judges, draws, and prints the report. */
export async function makeStudy(options: StudyOptions): Promise<StudySummary> {
  return withOutputFolder({ path: options.out, maker: "study" }, (folder) => fill(folder, options));
}

async function fill(
  folder: OutputFolder,
  { seed, language, onProgress }: StudyOptions,
): Promise<StudySummary> {
  const startedMs = performance.now();
  const stage = stagesOf[language];
  const evidence = await gatherEvidence({ folder, seed, ...workload, stages: stage, onProgress });
  const claims = await staged({ name: stage.claims, onProgress, describe: verdictsOf }, () =>
    judge(evidence),
  );
  await staged(
    { name: stage.drawings, onProgress, describe: (drawn) => drawn.map(({ id }) => id).join(", ") },
    async () => {
      const drawn = await drawAll(language);
      await writeDrawings(folder, drawn, language);
      return drawn;
    },
  );
  const report = await staged({ name: stage.report, onProgress, describe: (path) => path }, async () => {
    const sets = await readEvidenceSets(`${folder.path}/evidence`);
    const drawn = await drawReport(sets, language);
    const [pdf = folder.path] = await printReport(folder, drawn, ["pdf", "html"]);
    await writeSlides(folder, sets, language);
    return pdf;
  });
  const held = holdTargets(objectives, evidence);
  const lines = [
    stage.here,
    ...claims.map(({ verdict, statement }) => `${stage.verdicts[verdict]} – ${statement[language]}`),
    ...held.map(({ target, found }) => `${stage.outcomes[found.outcome]} – ${target.title[language]}`),
  ];
  return { report, lines, tookMs: performance.now() - startedMs, claims, objectives: held };
}

function verdictsOf(judged: ReturnType<typeof judge>): string {
  return judged.map(({ id, verdict }) => `${id} ${verdict}`).join(", ");
}

const stagesOf = {
  fr: {
    runs: "Exécutions des deux variantes (lignes reçues)",
    measurements: "Mesures (grandeurs)",
    simulation: "Simulation du jour le plus chargé",
    claims: "Verdicts",
    drawings: "Figures",
    report: "Dossier et diapositives",
    here: "Sur cette machine, par l’exécution rapide (dans le dossier, une exécution complète publiée compte avant elle) :",
    verdicts: {
      supported: "Confirmée",
      refuted: "Réfutée",
      inconclusive: "Indécise",
      "not-measured": "Non mesurée",
    },
    outcomes: {
      reached: "Objectif atteint",
      missed: "Objectif manqué",
      "within-noise": "Objectif indécis",
      "not-measured": "Objectif non mesuré",
    },
  },
  en: {
    runs: "Runs of both variants (rows received)",
    measurements: "Measurements (quantities)",
    simulation: "Simulation of the busiest day",
    claims: "Verdicts",
    drawings: "Pictures",
    report: "Report and slides",
    here: "On this machine, by the quick run (in the report, a full run that is published counts before it):",
    verdicts: {
      supported: "Supported",
      refuted: "Refuted",
      inconclusive: "Inconclusive",
      "not-measured": "Not measured",
    },
    outcomes: {
      reached: "Objective reached",
      missed: "Objective missed",
      "within-noise": "Objective inconclusive",
      "not-measured": "Objective not measured",
    },
  },
} as const;
