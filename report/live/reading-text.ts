import type { NodeReading } from "./live-state.ts";
import type { PageContext } from "./page-context.ts";

/** What a node tells of itself, in the few words that a card has room for; null where it tells nothing. */
export function readingText(
  reading: NodeReading,
  { words, numbers }: Pick<PageContext, "words" | "numbers">,
): string | null {
  const told = words.reading;
  switch (reading.kind) {
    case "flow":
    case "answers":
      return `${told.perSecond(numbers.short(reading.perSecond))} · ${numbers.whole(reading.totalCount)}`;
    case "work": {
      const rate = told.perSecond(numbers.short(reading.perSecond));
      if (isBehind(reading)) return `${rate} · ${told.waiting(numbers.whole(reading.waitingCount))}`;
      if (reading.lateCount > 0) return `${rate} · ${told.late(numbers.whole(reading.lateCount))}`;
      return `${rate} · ${numbers.percent(reading.busyShare)}`;
    }
    case "feed":
      return told.toFeed(numbers.whole(reading.waitingCount));
    case "table":
      return told.rows(numbers.whole(reading.rowCount), numbers.whole(reading.fileCount));
    case "job":
      if (reading.state === "running") return told.running;
      if (reading.state === "paused") return told.paused;
      return reading.lastTookMs === null ? told.neverRun : told.lastRun(numbers.duration(reading.lastTookMs));
    case "generation":
      return reading.cutAgeMs === null ? told.notPublished : told.cutAge(numbers.duration(reading.cutAgeMs));
    case "none":
      return null;
  }
}

/** Whether more waits before a node than it works off in a second: a few records always wait. */
export function isBehind(reading: NodeReading): boolean {
  return reading.kind === "work" && reading.waitingCount > reading.perSecond;
}

/** Whether records move through a node right now. */
export function isAlive(reading: NodeReading): boolean {
  switch (reading.kind) {
    case "flow":
    case "answers":
    case "work":
      return reading.perSecond > 0;
    case "job":
      return reading.state === "running";
    case "feed":
    case "table":
    case "generation":
    case "none":
      return false;
  }
}
