import type { Argv } from "yargs";
import { studyEvidence } from "#workbench";

/** The options that several commands share, with one wording each. */
export function withOutput<T>(command: Argv<T>, folder: string): Argv<T & { out: string }> {
  return command.option("out", {
    type: "string",
    default: folder,
    requiresArg: true,
    describe: "folder for what is made",
  });
}

export function withSeed<T>(command: Argv<T>): Argv<T & { seed: string }> {
  return command.option("seed", {
    type: "string",
    default: "omnishop",
    requiresArg: true,
    describe: "the same seed makes the same data",
  });
}

/** Nothing where it is left out: then the study's own counts, if there is one. */
export function withEvidence<T>(
  command: Argv<T>,
  describe: string,
): Argv<T & { evidence: string | undefined }> {
  return command.option("evidence", {
    type: "string",
    requiresArg: true,
    describe: `${describe}; ${studyEvidence}, if it is there, unless given`,
  });
}

export function withLanguage<T>(command: Argv<T>): Argv<T & { lang: "fr" | "en" }> {
  return command.option("lang", {
    choices: ["fr", "en"] as const,
    default: "fr" as const,
    requiresArg: true,
    describe: "language of what is made",
  });
}

export function withJson<T>(command: Argv<T>): Argv<T & { json: boolean }> {
  return command.option("json", { type: "boolean", default: false, describe: "print one JSON document" });
}

export function withVariant<T>(command: Argv<T>): Argv<T & { variant: "kappa" | "lambda" }> {
  return command.option("variant", {
    choices: ["kappa", "lambda"] as const,
    default: "kappa" as const,
    requiresArg: true,
    describe: "which topology",
  });
}
