import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import manifest from "../package.json" with { type: "json" };
import type { AddCommand } from "./commands/add-command.ts";
import { doors } from "./doors.ts";
import { brokenModel } from "./broken-model.ts";
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
  try {
    const commands = await loadCommands();
    const names = Object.keys(commands).join(", ");
    if (!first.startsWith("-") && !Object.hasOwn(commands, first)) {
      throw new UsageError(`there is no command ${first}: the commands are ${names}`);
    }
    const parser = parserOf(words, names);
    for (const command of Object.values(commands)) {
      command(parser, terminal, (result) => {
        code = result;
      });
    }
    await parser.parseAsync();
  } catch (error) {
    terminal.error(explain(error));
    code = exitCodeOf(error);
  }
  return code;
}

/** The model comes with them: what is wrong with it must be told as any other fault. */
async function loadCommands(): Promise<Readonly<Record<string, AddCommand>>> {
  try {
    return (await import("./commands.ts")).commands;
  } catch (cause) {
    throw brokenModel(cause);
  }
}

function parserOf(words: readonly string[], names: string): ReturnType<typeof yargs> {
  return yargs([...words])
    .scriptName("archbench")
    .usage("$0 <command> [options]")
    .strict()
    .exitProcess(false)
    .version(false)
    .help()
    .epilogue("archbench --version prints the version.")
    .demandCommand(1, `no command is given: the commands are ${names}`)
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

if (import.meta.main) {
  endOnInterrupt();
  const output = standardOutput();
  const code = await main(hideBin(process.argv), output.terminal);
  process.exitCode = output.hasFailed() ? 3 : code;
}
