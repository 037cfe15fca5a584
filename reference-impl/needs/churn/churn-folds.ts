import { businessDay, startOfBusinessDayMs } from "#kernel/time-zone";
import { fold } from "#model";
import type { RecordOf, View } from "#model";
import type { customerDay, customerProfile } from "#model/omnishop";

export type CustomerDay = RecordOf<typeof customerDay>;
export type CustomerProfile = RecordOf<typeof customerProfile>;
/** By customer, then by day and currency. */
export type DaysIndex = Map<string, Map<string, CustomerDay>>;
export type ProfilesIndex = Map<string, CustomerProfile>;

/** Keeps the last entry of each customer, day and currency. */
export const daysFold = fold<View<string, typeof customerDay>>()({
  empty: (): DaysIndex => new Map(),
  apply(index, change) {
    const days = index.get(change.customerId) ?? new Map<string, CustomerDay>();
    days.set(`${change.dayStartMs}|${change.currency}`, change);
    index.set(change.customerId, days);
    return index;
  },
});

/** Keeps the last profile of each customer. */
export const profilesFold = fold<View<string, typeof customerProfile>>()({
  empty: (): ProfilesIndex => new Map(),
  apply(index, change) {
    index.set(change.customerId, change);
    return index;
  },
});

/** Every customer's days from one index. */
export function daysByCustomer(index: DaysIndex): readonly (readonly CustomerDay[])[] {
  return Array.from(index.values(), (days) => [...days.values()]);
}

type Layers = Readonly<{ batch: DaysIndex; speed: DaysIndex; cutMs: number | null }>;

/** Every customer's days from both layers: the batch for days that end by its cut, the speed layer from there on. */
export function mergedDaysByCustomer({ batch, speed, cutMs }: Layers): readonly (readonly CustomerDay[])[] {
  // The day that the cut divides is not whole in the batch, so that it is the speed layer's.
  const cutDayMs = startOfBusinessDayMs(businessDay(cutMs ?? 0, "Europe/Paris"), "Europe/Paris");
  return Array.from(new Set([...batch.keys(), ...speed.keys()]), (customerId) => [
    ...daysOf(batch, customerId).filter(({ dayStartMs }) => dayStartMs < cutDayMs),
    ...daysOf(speed, customerId).filter(({ dayStartMs }) => dayStartMs >= cutDayMs),
  ]).filter((days) => days.length > 0);
}

function daysOf(layer: DaysIndex, customerId: string): readonly CustomerDay[] {
  return [...(layer.get(customerId)?.values() ?? [])];
}
