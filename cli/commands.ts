import type { AddCommand } from "./commands/add-command.ts";
import { addCheck } from "./commands/check.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addGenerate } from "./commands/generate.ts";
import { addRun } from "./commands/run.ts";

/** Every command, in the order in which help lists them. */
export const commands: readonly AddCommand[] = [addCheck, addGenerate, addRun, addDoctor];
