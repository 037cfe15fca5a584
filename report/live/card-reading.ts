import type { LivePicture, NodeReading } from "./live-state.ts";

export type Readings = Readonly<Record<string, NodeReading>>;

/** A card of which the model runs nothing: what passes by it is seen at its neighbours. */
export type CardReading = NodeReading | "open";

/** What of several nodes stands for all of them: the first kind here that one of them has. */
const telling = ["work", "flow", "table", "answers", "job", "generation", "feed"] as const;

/** What a card tells: its own node, or all those that it stands for, taken together. */
export function cardReading(cardId: string, readings: Readings, groups: LivePicture["groups"]): CardReading {
  if (groups === null) return readings[cardId] ?? "open";
  const found = (groups[cardId] ?? []).flatMap((id) => readings[id] ?? []);
  const kind = telling.find((one) => found.some((reading) => reading.kind === one));
  if (kind === undefined) return found[0] ?? "open";
  return found.filter((reading) => reading.kind === kind).reduce(together);
}

function together(a: NodeReading, b: NodeReading): NodeReading {
  if ((a.kind === "flow" && b.kind === "flow") || (a.kind === "answers" && b.kind === "answers")) {
    return { ...a, perSecond: a.perSecond + b.perSecond, totalCount: a.totalCount + b.totalCount };
  }
  if (a.kind === "work" && b.kind === "work") {
    return {
      kind: "work",
      perSecond: a.perSecond + b.perSecond,
      busyShare: a.busyShare + b.busyShare,
      waitingCount: a.waitingCount + b.waitingCount,
      lateCount: a.lateCount + b.lateCount,
    };
  }
  if (a.kind === "table" && b.kind === "table") {
    return {
      kind: "table",
      rowCount: a.rowCount + b.rowCount,
      fileCount: a.fileCount + b.fileCount,
      byteCount: a.byteCount + b.byteCount,
    };
  }
  return a;
}
