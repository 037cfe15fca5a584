import { median } from "#kernel/statistics";
import { dayMs, formatInteger, formatNumber, formatPercent, hourMs, minuteMs, secondMs } from "#kernel/units";
import type { Simulation } from "#workbench";

type Language = "fr" | "en";
type NodePrediction = Simulation["prediction"]["nodes"][number];
type Answer = Simulation["prediction"]["answers"][number];
type Freshness = Simulation["prediction"]["freshness"][number];

const words = {
  fr: {
    nodes: ["nœud", "enr./s", "exéc.", "besoin", "occupé", "séjour p50", "séjour p99", "coûts"],
    ages: ["ce qui est montré", "latence p50", "latence p99", "âge p50", "âge p99", "coûts"],
    answers: ["réponse", "plus récent p99", "plus ancien p99", "coûts"],
    stable: { true: "Le système tient cette charge.", false: "Le système ne tient pas cette charge." },
    cores: (count: string) => `Cœurs occupés en tout\u00a0: ${count}.`,
    limit: (times: string, id: string) =>
      `Il tient jusqu’à ${times} fois ces débits\u202f; ${id} cède le premier.`,
    searched: (times: string, id: string) =>
      `Par simulation, parmi les nœuds que les enregistrements traversent\u00a0: ${times} fois, ${id}.`,
    workers: "Exécutants nécessaires\u00a0: ",
    never: "aucun nombre ne suffit",
    basis: { measured: "mesurés", assumed: "supposés", "partly assumed": "supposés en partie" },
    costs: (runs: string) => `Coûts\u00a0: ${runs}.`,
    runs: (count: string) => `${count} exécutions les ont mesurés`,
    size: (events: string, visits: string) =>
      `${events} événements simulés, ${visits} passages d’enregistrements.`,
    compared: (ids: readonly string[]) => ["plus ancien p99", ...ids, "rapport"],
    overloaded: (ids: string) => `Rien n’est comparé\u00a0: cette charge dépasse ${ids}.`,
    evidence: "Éléments de preuve\u00a0: ",
  },
  en: {
    nodes: ["node", "records/s", "workers", "needs", "busy", "sojourn p50", "sojourn p99", "costs"],
    ages: ["what is shown", "latency p50", "latency p99", "age p50", "age p99", "costs"],
    answers: ["answer", "freshest p99", "oldest p99", "costs"],
    stable: { true: "The system carries this load.", false: "The system does not carry this load." },
    cores: (count: string) => `Cores busy in all: ${count}.`,
    limit: (times: string, id: string) => `It does up to ${times} times these rates; ${id} gives way first.`,
    searched: (times: string, id: string) =>
      `By simulation, among the nodes that records pass: ${times} times, ${id}.`,
    workers: "Workers needed: ",
    never: "no number is enough",
    basis: { measured: "measured", assumed: "assumed", "partly assumed": "partly assumed" },
    costs: (runs: string) => `Costs: ${runs}.`,
    runs: (count: string) => `measured by ${count} runs`,
    size: (events: string, visits: string) => `${events} simulated events, ${visits} passages of records.`,
    compared: (ids: readonly string[]) => ["oldest p99", ...ids, "ratio"],
    overloaded: (ids: string) => `Nothing is compared: this load is too much for ${ids}.`,
    evidence: "Evidence: ",
  },
} as const;

/** Tells a simulation as lines of text: nodes, what is shown, answers, limits, workers, and what the costs rest on. */
export function simulationLines(result: Simulation, language: Language): readonly string[] {
  const w = words[language];
  const { prediction, searched, workers, costs, evidence, folder } = result;
  const number = (value: number): string => formatNumber(value, { language, digits: value >= 100 ? 0 : 2 });
  const basis = w.basis[costs.footing];
  const [first] = prediction.limits;
  const needing = workers.filter(({ needed }) => needed !== 1);
  return [
    ...columns([w.nodes, ...prediction.nodes.flatMap((node) => nodeCells(node, language))]),
    "",
    ...columns([w.ages, ...prediction.freshness.map((shown) => shownCells(shown, language))]),
    "",
    ...columns([w.answers, ...prediction.answers.map((answer) => answerCells(answer, language))]),
    "",
    ...comparedLines(result, language),
    w.stable[prediction.stable ? "true" : "false"],
    w.cores(number(prediction.coresNeeded)),
    ...(first === undefined ? [] : [w.limit(number(first.multiple), first.id)]),
    ...(searched === null ? [] : [w.searched(number(searched.multiple), searched.id)]),
    ...(needing.length === 0
      ? []
      : [w.workers + needing.map(({ id, needed }) => `${id} ${needed ?? `(${w.never})`}`).join(", ")]),
    w.costs(costs.runCount === 0 ? basis : `${basis}, ${w.runs(String(costs.runCount))}`),
    w.size(formatInteger(prediction.eventCount, language), formatInteger(prediction.visitCount, language)),
    ...(folder === null ? [] : [`${w.evidence}${folder} (${evidence.length})`]),
  ];
}

/** A node whose work takes no time is not told: it cannot be what is slow. */
function nodeCells(node: NodePrediction, language: Language): readonly (readonly string[])[] {
  const { id, perSecond, workers, utilizationNeeded, simulated, runMsMean, costBasis } = node;
  if (utilizationNeeded === null || costBasis === null) return [];
  const station = simulated?.station ?? null;
  const sojourn = station?.sojournMs ?? null;
  return [
    [
      id,
      formatNumber(perSecond, { language, digits: 1 }),
      String(workers),
      formatPercent(utilizationNeeded, { language, digits: 2 }),
      station === null ? "–" : formatPercent(station.utilization.estimate, { language, digits: 2 }),
      sojourn === null ? duration(runMsMean, language) : duration(sojourn.p50.estimate, language),
      sojourn === null ? duration(runMsMean, language) : duration(sojourn.p99.estimate, language),
      words[language].basis[costBasis],
    ],
  ];
}

function shownCells({ id, latencyMs, ageMs, footing }: Freshness, language: Language): readonly string[] {
  return [
    id,
    duration(latencyMs?.p50.estimate ?? null, language),
    duration(latencyMs?.p99.estimate ?? null, language),
    duration(ageMs?.p50.estimate ?? null, language),
    duration(ageMs?.p99.estimate ?? null, language),
    words[language].basis[footing],
  ];
}

function answerCells({ id, freshestMs, oldestMs, footing }: Answer, language: Language): readonly string[] {
  return [
    id,
    duration(freshestMs.p99.estimate, language),
    duration(oldestMs.p99.estimate, language),
    words[language].basis[footing],
  ];
}

/** How old the answers of one topology are beside those of the other, at the median of the pairs. */
function comparedLines({ compared }: Simulation, language: Language): readonly string[] {
  if (compared === null) return [];
  const w = words[language];
  if (compared.overloaded.length > 0) return [w.overloaded(compared.overloaded.join(", ")), ""];
  const ids = compared.answers.slice(0, 1).flatMap(({ age }) => [age.of, age.comparedWith]);
  const rows = compared.answers.map(({ endpointId, age: { pairs, ratio } }) => [
    endpointId,
    duration(median(pairs.map(({ of }) => of)), language),
    duration(median(pairs.map(({ comparedWith }) => comparedWith)), language),
    // The larger over the smaller, which reads the same whichever way it lies.
    `× ${formatNumber(Math.max(ratio, 1 / ratio), { language, digits: ratio > 0.01 && ratio < 100 ? 2 : 0 })}`,
  ]);
  return [...columns([w.compared(ids), ...rows]), ""];
}

const durationUnits = [
  { ms: 2 * dayMs, per: dayMs, fr: "j", en: "d" },
  { ms: hourMs, per: hourMs, fr: "h", en: "h" },
  { ms: minuteMs, per: minuteMs, fr: "min", en: "min" },
  { ms: secondMs, per: secondMs, fr: "s", en: "s" },
  { ms: 0, per: 1, fr: "ms", en: "ms" },
] as const;

function duration(ms: number | null, language: Language): string {
  const unit = ms === null ? undefined : durationUnits.find((one) => ms >= one.ms);
  if (ms === null || unit === undefined) return "–";
  return `${formatNumber(ms / unit.per, { language, digits: 2 })}\u00a0${unit[language]}`;
}

/** Rows with columns of one width: the first to the left, numbers to the right, the last as it is. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (column === 0) return cell.padEnd(width);
        return column === row.length - 1 ? cell : cell.padStart(width);
      })
      .join("  "),
  );
}
