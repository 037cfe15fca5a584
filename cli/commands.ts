import type { AddCommand } from "./commands/add-command.ts";
import { addBench } from "./commands/bench.ts";
import { addCheck } from "./commands/check.ts";
import { addClaims } from "./commands/claims.ts";
import { addCompare } from "./commands/compare.ts";
import { addDemo } from "./commands/demo.ts";
import { addDiagrams } from "./commands/diagrams.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addGenerate } from "./commands/generate.ts";
import { addReport } from "./commands/report.ts";
import { addRun } from "./commands/run.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addSlides } from "./commands/slides.ts";
import { addStudy } from "./commands/study.ts";

/** Every command by its name, in the order in which help lists them. */
export const commands: Readonly<Record<string, AddCommand>> = {
  study: addStudy,
  check: addCheck,
  diagrams: addDiagrams,
  generate: addGenerate,
  report: addReport,
  slides: addSlides,
  run: addRun,
  claims: addClaims,
  demo: addDemo,
  bench: addBench,
  compare: addCompare,
  simulate: addSimulate,
  doctor: addDoctor,
};
