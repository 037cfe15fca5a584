import { join } from "node:path";
import { canonicalJson } from "#kernel/canonical-json";
import { sha256Hex } from "#kernel/hash";
import { originOf, readCircumstances, writeEvidence } from "#benchmarks";
import type { Circumstances } from "#benchmarks";
import type { Evidence, EvidenceOrigin, NodeCostEvidence } from "#model";
import { assumptions, kappa, lambda } from "#model/omnishop";
import { loadSystem, predict, searchCapacity, workersNeeded } from "#simulators";
import type { Footing, Limit, Load, Prediction, Replications, System, WorkersNeeded } from "#simulators";
import { comparePredictions } from "./compare-predictions.ts";
import type { ComparedPredictions } from "./compare-predictions.ts";
import { evidenceOf } from "../evidence-place.ts";
import { withOutputFolder } from "../output-folder.ts";
import { simulatedFigures } from "./simulated-figures.ts";
import type { VariantId } from "../run/variants.ts";
import { WorkbenchError } from "../workbench-error.ts";

export type SimulateOptions = Readonly<{
  variant: VariantId;
  /** Another variant to compare with under the same load; null for none. */
  against: VariantId | null;
  load: Load;
  /** Multiplies every rate. */
  times: number;
  /** Of each processor, stream, effect, sink and job, as far as partitions let them share the work. */
  workers: number;
  /** How long each of the runs lasts on the simulated clock, its warm-up apart. */
  seconds: number;
  seed: string;
  /** What workers are planned for, in 0..1. */
  utilizationTarget: number;
  /** Where measured costs are; those of the study where none is named, and where it has none all costs are assumed. */
  evidenceFolder: string | null;
  /** Figures are written into its folder `evidence`, beside what is there; nowhere where it is null. */
  out: string | null;
}>;

export type Simulation = Readonly<{
  prediction: Prediction;
  /** The first limit of the nodes that records pass, found by simulation. */
  searched: Limit | null;
  workers: readonly WorkersNeeded[];
  /** What the costs of all nodes rest on, and how many runs measured some. */
  costs: Readonly<{ footing: Footing; runCount: number }>;
  replicationCount: number;
  /** Null where no other variant was asked for. */
  compared: ComparedPredictions | null;
  evidence: readonly Evidence[];
  /** The folder in which the evidence is; null where none was written. */
  folder: string | null;
}>;

const topologies = { kappa, lambda } as const;
const replicationCount = 5;
const warmUpShare = 0.2;
/** More records than this take some minutes. */
const visitCountMax = 500_000_000;

/**
 * Predicts a variant of OmniShop under a load, and writes what it finds as simulated evidence.
 *
 * @throws {WorkbenchError} `SIMULATION_TOO_LARGE`, `OUTPUT_NOT_OURS`.
 * @throws {BenchmarkError} `EVIDENCE_MISSING`, `EVIDENCE_UNREADABLE` where the folder of costs holds something else.
 */
export async function simulateVariant(options: SimulateOptions): Promise<Simulation> {
  const { variant, against, seed, out, evidenceFolder, utilizationTarget } = options;
  const measured = await readCosts(evidenceFolder);
  const system = systemOf(variant, options, measured);
  refuseTooLarge(system, options);
  const prediction = predict(system, replicationsOf(options));
  const searched = searchCapacity(system, seed);
  const circumstances = await readCircumstances({ profile: "quick", seed });
  const footing = footingOfCosts(system);
  const origin = originOfSimulation(circumstances, { options, measured, footing });
  const compared =
    against === null || against === variant
      ? null
      : comparePredictions(origin, {
          ...options,
          systems: [system, systemOf(against, options, measured)],
          replications: replicationsOf(options),
        });
  const evidence = [
    ...simulatedFigures(origin, { ...options, prediction, searched, replicationCount }),
    ...(compared?.answers.map(({ age }) => age) ?? []),
  ];
  const folder = out === null ? null : await writeBeside(out, evidence);
  return {
    prediction,
    searched,
    workers: workersNeeded(system, utilizationTarget),
    costs: { footing, runCount: measured.length },
    replicationCount,
    compared,
    evidence,
    folder,
  };
}

/** Into the folder `evidence`, beside what is there. */
async function writeBeside(out: string, evidence: readonly Evidence[]): Promise<string> {
  return withOutputFolder({ path: out, maker: "simulate" }, async ({ path }) => {
    await writeEvidence(join(path, "evidence"), evidence);
    return join(path, "evidence");
  });
}

async function readCosts(folder: string | null): Promise<readonly NodeCostEvidence[]> {
  return (await evidenceOf(folder)).filter((piece) => piece.kind === "node-cost");
}

function systemOf(
  variant: VariantId,
  { load, times, workers, seconds }: SimulateOptions,
  evidence: readonly NodeCostEvidence[],
): System {
  const topology = topologies[variant];
  const dayMs = seconds * 1000;
  return loadSystem({
    topology,
    load,
    times,
    dayMs,
    workers: { default: workers, byNode: {} },
    evidence,
    assumptions,
  });
}

function replicationsOf({ seconds, seed }: SimulateOptions): Replications {
  const measuredMs = seconds * 1000;
  return { length: { warmUpMs: measuredMs * warmUpShare, measuredMs }, seed, replicationCount };
}

function refuseTooLarge(system: System, { seconds }: SimulateOptions): void {
  const perSecond = system.nodes.reduce((sum, { rate }) => sum + rate.perSecond, 0);
  const visitCount = perSecond * seconds * (1 + warmUpShare) * replicationCount;
  if (visitCount <= visitCountMax) return;
  const secondsMax = Math.floor((seconds * visitCountMax) / visitCount);
  throw new WorkbenchError(
    "SIMULATION_TOO_LARGE",
    `${seconds} s at this load are ${Math.round(visitCount / 1e6)} million records to simulate, and ` +
      `${visitCountMax / 1e6} million is the limit. ` +
      (secondsMax >= 1 ? `Simulate ${secondsMax} s or less.` : "Simulate a lower multiple of the rates."),
  );
}

function footingOfCosts({ nodes }: System): Footing {
  const bases = new Set(nodes.flatMap(({ cost }) => cost?.basis ?? []));
  if (!bases.has("measured")) return "assumed";
  return bases.has("assumed") ? "partly assumed" : "measured";
}

function originOfSimulation(
  circumstances: Circumstances,
  {
    options,
    measured,
    footing,
  }: Readonly<{ options: SimulateOptions; measured: readonly NodeCostEvidence[]; footing: Footing }>,
): EvidenceOrigin {
  const { variant, against, load, times, workers, seconds } = options;
  const rows = measured.map(({ subject, nodes }) => ({ subject, nodes: nodes.map((row) => ({ ...row })) }));
  const workload = {
    load,
    times,
    workers,
    seconds,
    replicationCount,
    costs: footing,
    costsDigest: sha256Hex(canonicalJson(rows)),
  };
  const entries = [
    "simulators/prediction/predict.ts",
    "simulators/prediction/search-capacity.ts",
    "model/omnishop/assumptions.ts",
  ];
  const compared = against === null ? [] : [topologies[against]];
  const subject = { entries, topologies: [topologies[variant], ...compared], workload };
  return { ...originOf(circumstances, subject), provenance: "simulated" };
}
