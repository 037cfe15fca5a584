import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import manifest from "../package.json" with { type: "json" };
import { commands } from "./commands.ts";
import { doors } from "./doors.ts";
import { exitCodeOf, explain, UsageError } from "./exit-code.ts";
import { endOnInterrupt } from "./interrupt.ts";
import { refuseMisused } from "./option-words.ts";
import { standardOutput } from "./standard-output.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Parses a command line, runs its use case and tells the result.
 *
 * @returns The exit code: 0 done, 1 the answer is no, 2 misused, 3 could not, 130 interrupted.
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const [first] = words;
  if (first === undefined || (first === "--version" && words.length === 1)) {
    terminal.out(first === undefined ? doors : manifest.version);
    return 0;
  }
  let code = 0;
  const parser = parserOf(words);
  for (const command of Object.values(commands)) {
    command(parser, terminal, (result) => {
      code = result;
    });
  }
  try {
    refuseUnknown(first);
    await parser.parseAsync();
  } catch (error) {
    terminal.error(explain(error));
    code = exitCodeOf(error);
  }
  return code;
}

function parserOf(words: readonly string[]): ReturnType<typeof yargs> {
  return yargs([...words])
    .scriptName("archbench")
    .usage("$0 <command> [options]")
    .strict()
    .exitProcess(false)
    .version(false)
    .help()
    .epilogue("archbench --version prints the version.")
    .demandCommand(1, `no command is given: the commands are ${commandNames()}`)
    .wrap(110)
    .showHelpOnFail(false)
    .check((parsed) => {
      refuseMisused(words, parsed);
      return true;
    })
    .fail((message, error) => {
      // yargs tells of a misused command line by an error of its own; any other comes from the command's work.
      const isMisuse = error === undefined || error === null || error.name === "YError";
      throw isMisuse ? new UsageError(message ?? error.message) : error;
    });
}

function refuseUnknown(command: string): void {
  if (command.startsWith("-") || Object.hasOwn(commands, command)) return;
  throw new UsageError(`there is no command ${command}: the commands are ${commandNames()}`);
}

function commandNames(): string {
  return Object.keys(commands).join(", ");
}

if (import.meta.main) {
  endOnInterrupt();
  const output = standardOutput();
  const code = await main(hideBin(process.argv), output.terminal);
  process.exitCode = output.hasFailed() ? 3 : code;
}
