import type { RecordOf } from "#model";
import { personalisationPolicy } from "#model/omnishop";
import type { click, customerChange, push, sensorReading } from "#model/omnishop";

type Push = RecordOf<typeof push>;

/** What is known of customers and of their ways through the shops, in any order. */
export type PushInputs = Readonly<{
  beacons: readonly RecordOf<typeof sensorReading>[];
  views: readonly RecordOf<typeof click>[];
  consents: readonly RecordOf<typeof customerChange>[];
}>;

const dayMs = 86_400_000;
const parisDate = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris", dateStyle: "short" });
const parisClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  weekday: "short",
  hour: "2-digit",
  hourCycle: "h23",
});

/** Gives the pushes that are due where everything is known at its own time, in the order of time. */
export function expectedPushes({ beacons, views, consents }: PushInputs): readonly Push[] {
  const { viewedWithinDays, opensAtHour, closesAtHour } = personalisationPolicy.push;
  const pushes: Push[] = [];
  const contacts = beacons.filter(({ kind, customerId }) => kind === "beacon" && customerId !== null);
  for (const contact of contacts.toSorted((a, b) => a.measuredAtMs - b.measuredAtMs)) {
    const atMs = contact.measuredAtMs;
    const customerId = contact.customerId ?? "";
    const changes = consents
      .filter((change) => change.customerId === customerId && change.changedAtMs <= atMs)
      .toSorted((a, b) => a.changedAtMs - b.changedAtMs || (a.changeId < b.changeId ? -1 : 1));
    const newest = changes.at(-1);
    if (newest === undefined || !newest.hasPushConsent) continue;
    if (newest.kind === "merged" || newest.kind === "erased") continue;
    const erasedAtMs = changes.findLast(({ kind }) => kind === "erased")?.changedAtMs ?? -Infinity;
    const clock = Object.fromEntries(parisClock.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const hour = Number(clock["hour"]);
    if (clock["weekday"] === "Sun" || hour < opensAtHour || hour >= closesAtHour) continue;
    const date = parisDate.format(atMs);
    const before = pushes.filter((sent) => sent.customerId === customerId && sent.decidedAtMs > erasedAtMs);
    if (before.some(({ decidedAtMs }) => parisDate.format(decidedAtMs) === date)) continue;
    const [recalled] = views
      .filter((view) => view.customerId === customerId && view.kind === "view" && view.productId !== null)
      .filter(({ occurredAtMs }) => occurredAtMs > erasedAtMs && occurredAtMs <= atMs)
      .filter(({ occurredAtMs }) => occurredAtMs >= atMs - viewedWithinDays * dayMs)
      .filter(({ productId }) => !before.some((sent) => sent.productId === productId))
      .toSorted((a, b) => b.occurredAtMs - a.occurredAtMs);
    if (recalled === undefined) continue;
    pushes.push({
      pushId: `${customerId}/${date}`,
      customerId,
      placeId: contact.placeId,
      productId: recalled.productId ?? "",
      reason: "viewed-lately",
      decidedAtMs: atMs,
    });
  }
  return pushes;
}
