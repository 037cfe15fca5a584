import { formatNumber, formatPercent } from "#kernel/units";
import type { Language } from "#kernel/units";
import type { Text } from "../language/text.ts";
import type { Claim } from "./decision.ts";

/** The numbers of a claim as one language writes them; `target` and `percent` are empty where another subject is the yardstick. */
type Numbers = Readonly<{
  /** By how many times at least. */
  times: string;
  target: string;
  /** The target, a share, in per cent. */
  percent: string;
}>;

/** Makes a claim whose sentence is written with the claim's own numbers, so that the two cannot drift apart. */
export function stated(
  claim: Omit<Claim, "statement">,
  sentence: Readonly<Record<Language, (numbers: Numbers) => string>>,
): Claim<Language> {
  const statement: Text<Language> = {
    fr: sentence.fr(numbersOf(claim, "fr")),
    en: sentence.en(numbersOf(claim, "en")),
  };
  return { ...claim, statement };
}

function numbersOf({ byAtLeast, comparedWith }: Omit<Claim, "statement">, language: Language): Numbers {
  const number = (value: number): string =>
    formatNumber(value, { language, digits: Number.isInteger(value) ? 0 : 2 });
  const times = number(byAtLeast);
  if (!("target" in comparedWith)) return { times, target: "", percent: "" };
  const { target } = comparedWith;
  return { times, target: number(target), percent: formatPercent(target, { language, digits: 0 }) };
}
