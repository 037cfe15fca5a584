import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import manifest from "../package.json" with { type: "json" };
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
export async function main(asked: readonly string[], terminal: Terminal): Promise<number> {
  const [first] = asked;
  const words = asked.map((word) => (word === "-h" ? "--help" : word));
  if (first === undefined || (first === "--version" && words.length === 1)) {
    terminal.out(first === undefined ? doors : manifest.version);
    return 0;
  }
  let code = 0;
  try {
    const { commands } = await import("./commands.ts");
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
    const told = isMisuse(error) ? new UsageError(error.message.trim()) : error;
    terminal.error(explain(told));
    code = exitCodeOf(told);
  }
  return code;
}

function parserOf(words: readonly string[], names: string): ReturnType<typeof yargs> {
  return yargs([...words])
    .scriptName("archbench")
    .locale("en")
    .updateStrings(parserWords)
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
      throw error ?? new UsageError(message.trim());
    });
}

/** What the parser says of a misused option, said as this program says it. */
const parserWords = {
  "Invalid values:": " ",
  "Argument: %s, Given: %s, Choices: %s": "--%s is %s: it takes %s",
  "Not enough arguments following: %s": "--%s lacks its value",
};

/** The parser tells of a misused command line by an error of its own; any other comes from the command's work. */
function isMisuse(error: unknown): error is Error {
  return error instanceof Error && error.name === "YError";
}

if (import.meta.main) {
  endOnInterrupt();
  const output = standardOutput();
  const code = await main(hideBin(process.argv), output.terminal);
  process.exitCode = output.hasFailed() ? 3 : code;
}
