import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { commands } from "./commands.ts";
import { doors } from "./doors.ts";
import { exitCodeOf, explain, UsageError } from "./exit-code.ts";
import { endOnInterrupt } from "./interrupt.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Parses a command line, runs its use case and tells the result.
 *
 * @returns The exit code: 0 done, 1 the answer is no, 2 misused, 3 could not, 130 interrupted.
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  if (words.length === 0) {
    terminal.out(doors);
    return code;
  }
  const parser = yargs([...words])
    .scriptName("archbench")
    .usage("$0 <command> [options]")
    .strict()
    .exitProcess(false)
    .version(false)
    .help()
    .demandCommand(1, "no command is given")
    .recommendCommands()
    .wrap(110)
    .showHelpOnFail(false)
    .fail((message, error) => {
      // yargs tells of a misused command line by an error of its own; any other comes from the command's work.
      const isMisuse = error === undefined || error === null || error.name === "YError";
      throw isMisuse ? new UsageError(message ?? error.message) : error;
    });
  for (const command of commands) {
    command(parser, terminal, (result) => {
      code = result;
    });
  }
  try {
    await parser.parseAsync();
  } catch (error) {
    terminal.error(explain(error));
    code = exitCodeOf(error);
  }
  return code;
}

if (import.meta.main) {
  endOnInterrupt();
  process.exitCode = await main(hideBin(process.argv), {
    out: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
    ...(process.stdout.isTTY && { screen: process.stdout }),
  });
}
