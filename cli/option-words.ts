import { UsageError } from "./exit-code.ts";

/** Options that take several values: to give one of them again adds to it. */
const lists: ReadonlySet<string> = new Set(["--sources", "--only"]);

type OptionWord = Readonly<{ option: string; name: string; value: string | null }>;

/**
 * Refuses what the parser lets pass: an option that is given twice, an empty value, a number that is none, and a switch
 * that is neither on nor off. Holds for every option of every command.
 *
 * @param words - The command line as it was given.
 * @param parsed - What the parser made of it, by option.
 * @throws {UsageError} naming the option, the value, and what is accepted.
 */
export function refuseMisused(words: readonly string[], parsed: Readonly<Record<string, unknown>>): void {
  const given = optionsIn(words);
  for (const [index, { option, name, value }] of given.entries()) {
    const made = parsed[name];
    if (!lists.has(option) && given.findIndex((other) => other.option === option) !== index) {
      throw new UsageError(`${option} is given more than once: give it one value`);
    }
    const lacksValue = value === null && made !== undefined && typeof made !== "boolean";
    if (value === "" || lacksValue || (Array.isArray(made) && made.includes(""))) {
      throw new UsageError(`${option} is empty: give it a value, or leave it out`);
    }
    if (typeof made === "number" && !Number.isFinite(made)) {
      throw new UsageError(`${option} is ${value ?? "nothing"}: it takes a number`);
    }
    if (typeof made === "boolean" && value !== null && value !== "true" && value !== "false") {
      throw new UsageError(`${option} is ${value}: it takes true or false, or no value, which is true`);
    }
  }
}

/** Each option with the value that is written to it; null where another option, or nothing, follows. */
function optionsIn(words: readonly string[]): readonly OptionWord[] {
  const end = words.indexOf("--");
  const before = end === -1 ? words : words.slice(0, end);
  return before.flatMap((word, index): readonly OptionWord[] => {
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) return [];
    const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const next = before[index + 1];
    const value = attached ?? (next === undefined || next.startsWith("--") ? null : next);
    return [{ option, name, value }];
  });
}
