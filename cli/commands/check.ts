import type { Finding } from "#model";
import { useCases } from "#workbench";
import type { ObserveOptions } from "#workbench";
import { withJson, withOutput, withSeed } from "../flags.ts";
import { loaded } from "../loaded.ts";
import type { Terminal } from "../terminal.ts";
import type { AddCommand } from "./add-command.ts";

export const addCheck: AddCommand = (parser, terminal, finish) => {
  parser.command(
    "check",
    "lint OmniShop's architecture, or hold what a run shows of its own flows to it",
    (command) =>
      withSeed(withOutput(withJson(command), "out/check"))
        .option("observed", {
          type: "boolean",
          default: false,
          describe: "run each variant for a while, and compare its flows with the model",
        })
        .example("$0 check --json", "all findings as JSON")
        .example("$0 check --observed", "what ran and is not modelled, or is modelled and did not run"),
    async ({ json, observed, out, seed }) => {
      const findings = observed
        ? await tellObserved({ out, seed }, { terminal, json })
        : await tellModel({ terminal, json });
      finish(findings.some(({ severity }) => severity === "error") ? 1 : 0);
    },
  );
};

type Telling = Readonly<{ terminal: Terminal; json: boolean }>;

async function tellModel({ terminal, json }: Telling): Promise<readonly Finding[]> {
  const checkArchitecture = await loaded(useCases.checkArchitecture);
  const { findings, nodeCount } = checkArchitecture();
  if (json) terminal.out(JSON.stringify({ findings, nodeCount }, null, 2));
  else {
    tellFindings(findings, terminal);
    terminal.out(`${nodeCount} nodes checked, ${findings.length} findings`);
  }
  return findings;
}

async function tellObserved(
  options: ObserveOptions,
  { terminal, json }: Telling,
): Promise<readonly Finding[]> {
  const observeRuns = await loaded(useCases.observeRuns);
  const variants = await observeRuns(options);
  if (json) terminal.out(JSON.stringify({ variants }, null, 2));
  else {
    for (const { variant, findings, modelledCount, seenCount, absentCount } of variants) {
      tellFindings(findings, terminal);
      terminal.out(
        `${variant}: ${modelledCount} flows modelled, ${seenCount} seen, ${absentCount} of what does not run here, ${findings.length} findings`,
      );
    }
  }
  return variants.flatMap(({ findings }) => findings);
}

function tellFindings(findings: readonly Finding[], terminal: Terminal): void {
  for (const { severity, rule, at, message, mend } of findings) {
    terminal.out(`${severity} ${rule} ${at}: ${message}\n  ${mend}`);
  }
}
