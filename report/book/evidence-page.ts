import { formatNumber } from "#kernel/units";
import type { Language } from "#kernel/units";
import type { Entry } from "../chapters/reference-book.ts";
import { blockEntry } from "../chapters/reference-book.ts";
import { cells, figure, plain } from "../document/inline.ts";
import type { Line, TableBlock } from "../document/tree.ts";
import type { ReportInput } from "./report-input.ts";

const words = {
  fr: {
    evidence: "Les fichiers de preuves",
    file: "Fichier",
    run: "Exécution",
    what: "Ce qui a été fait",
    day: "Jour",
    workload: "Charge",
    machines: "Les machines des mesures",
    roles: { published: "publiée", here: "cette machine" },
    profiles: { quick: "rapide", full: "complète" },
    provenance: { measured: "mesuré", simulated: "simulé" },
    stale: "périmé",
    cpu: "Processeur",
    memory: "Mémoire",
    system: "Système",
    commit: "Version du code",
    seed: "Graine",
    gigabytes: "Go",
    none: "aucune",
  },
  en: {
    evidence: "The files of evidence",
    file: "File",
    run: "Run",
    what: "How",
    day: "Day",
    workload: "Workload",
    machines: "The machines of the measurements",
    roles: { published: "published", here: "this machine" },
    profiles: { quick: "quick", full: "full" },
    provenance: { measured: "measured", simulated: "simulated" },
    stale: "stale",
    cpu: "Processor",
    memory: "Memory",
    system: "System",
    commit: "Commit",
    seed: "Seed",
    gigabytes: "GB",
    none: "none",
  },
} as const satisfies Record<Language, unknown>;

/** `{{table:evidence}}`: each file; `{{table:machines}}`: where the figures were taken. */
export function evidencePage(input: ReportInput): readonly (readonly [string, Entry])[] {
  return [
    blockEntry("table:evidence", () => [evidenceTable(input)]),
    blockEntry("table:machines", () => [machinesTable(input)]),
  ];
}

/** A row for each run, day and workload, with all the files that have them. */
function evidenceTable({ evidence, language }: ReportInput): TableBlock {
  const w = words[language];
  const rows = new Map<string, Readonly<{ cells: readonly Line[]; files: string[] }>>();
  for (const { role, evidence: pieces, stale } of evidence) {
    for (const { id, provenance, profile, takenOn, workload } of pieces) {
      const named = Object.entries(workload).map(([name, value]) => `${name} = ${shortHash(String(value))}`);
      const told = [
        w.roles[role],
        [w.provenance[provenance], w.profiles[profile], ...(stale.has(id) ? [w.stale] : [])].join(", "),
        takenOn,
        named.join(", "),
      ];
      const row = rows.get(told.join("|")) ?? { cells: told.map(plain), files: [] };
      rows.set(told.join("|"), row);
      row.files.push(id);
    }
  }
  return {
    kind: "table",
    id: "table-evidence",
    caption: w.evidence,
    columns: [
      { head: w.file, width: "share", align: "start" },
      { head: w.run, width: "content", align: "start" },
      { head: w.what, width: "content", align: "start" },
      { head: w.day, width: "content", align: "start" },
      { head: w.workload, width: "share", align: "start" },
    ],
    rows: [...rows.values()].map(({ cells: told, files }) => cells(plain(fileNames(files)), told)),
  };
}

/** Names each file; of many that begin with the same word, that word and how many they are. */
function fileNames(files: readonly string[]): string {
  const named = [...Map.groupBy(files, (file) => file.split("-", 1)[0] ?? file)].flatMap(([word, alike]) =>
    alike.length > namedAlikeMax ? [`${word}-* (${alike.length})`] : alike,
  );
  return named.join(", ");
}

const namedAlikeMax = 12;

function shortHash(text: string): string {
  return text.replace(/^([0-9a-f]{10})[0-9a-f]{20,}/, "$1");
}

/** One row for each machine, commit and seed on which evidence was taken. */
function machinesTable({ evidence, language }: ReportInput): TableBlock {
  const w = words[language];
  const rows = new Map<string, readonly Line[]>();
  for (const { role, evidence: pieces } of evidence) {
    for (const { environment, commit, seed, profile } of pieces) {
      const memory = formatNumber(environment.memoryBytes / 1e9, { language, digits: 0 });
      const row: readonly Line[] = [
        plain(`${w.roles[role]} (${w.profiles[profile]})`),
        plain(`${environment.cpu} × ${environment.cores}`),
        [figure(`${memory}\u00a0${w.gigabytes}`, { kind: "modelled" })],
        plain(`${environment.os}, Node ${environment.node}`),
        [{ kind: "code", text: shortHash(commit) }],
        plain(seed),
      ];
      rows.set(JSON.stringify([role, profile, environment, commit, seed]), row);
    }
  }
  return {
    kind: "table",
    id: "table-machines",
    caption: w.machines,
    columns: [
      { head: w.run, width: "content", align: "start" },
      { head: w.cpu, width: "share", align: "start" },
      { head: w.memory, width: "content", align: "end" },
      { head: w.system, width: "share", align: "start" },
      { head: w.commit, width: "content", align: "start" },
      { head: w.seed, width: "content", align: "start" },
    ],
    rows: rows.size > 0 ? [...rows.values()] : [[plain(w.none), [], [], [], [], []]],
  };
}
