import type { Random } from "#kernel/random";
import type { Mention } from "../arrival.ts";
import { emoji, phrases } from "./phrases.ts";

/** What somebody wants to say: `it` is spoken of. */
export type Opinion = Readonly<{
  language: Mention["language"];
  it: string;
  isPraise: boolean;
  isSarcastic: boolean;
  hasEmoji: boolean;
}>;

/** Puts an opinion into words: one of some hundred thousand texts a language, before what is spoken of. */
export function wordsOf(random: Random, opinion: Opinion): string {
  const { language, it, isPraise, isSarcastic, hasEmoji } = opinion;
  const { openings, praise, blame, sarcasm, so, reasonsToPraise, reasonsToBlame, endings } =
    phrases[language];
  const opening = random.pick(openings);
  const verdict = random.pick(isSarcastic ? sarcasm : isPraise ? praise : blame).replace("{it}", it);
  const reason = random.pick(isPraise ? reasonsToPraise : reasonsToBlame);
  const body = random.chance(0.6) ? `${verdict}, ${random.pick(so)} ${reason}` : verdict;
  const sign = hasEmoji ? random.pick(isPraise || isSarcastic ? emoji.praise : emoji.blame) : "";
  const parts = [opening, `${body}.`, random.pick(endings), sign];
  const text = parts.filter((part) => part !== "").join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One text of a spam wave; `copy` tells it from the others. */
export function spamOf(random: Random, { language, it, copy }: SpamText): string {
  return `${random.pick(phrases[language].spam).replace("{it}", it)} #${copy}`;
}

type SpamText = Readonly<{ language: Mention["language"]; it: string; copy: number }>;
