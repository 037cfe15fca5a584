import { formatInteger, formatNumber } from "#kernel/units";
import type { HeldTarget } from "#workbench";

const words = { reached: "pass", missed: "MISS", "within-noise": "pass or miss: within noise" } as const;

/** A target and what was found: whether it is reached, the figure with its spread, and the bound. */
export function targetLine({ target, found }: HeldTarget, lang: "fr" | "en"): string {
  if (found.outcome === "not-measured") return `not measured  ${target.title[lang]}`;
  const { value, interval, sampleCount } = found;
  const spread =
    interval === null ? "spread not known" : `${figure(interval.low)} to ${figure(interval.high)}`;
  const bound = `${target.better === "higher" ? "at least" : "at most"} ${figure(target.bound)}`;
  return `${words[found.outcome]}  ${target.title[lang]}: ${figure(value)} ${target.unit} (${spread}, n = ${sampleCount}); ${bound}`;
}

function figure(value: number): string {
  return value >= 1_000
    ? formatInteger(Math.round(value), "en")
    : formatNumber(value, { language: "en", digits: 2 });
}
