import { dayMs } from "#kernel/units";
import type { Random } from "#kernel/random";

/** A way in which a record can be forbidden, with the reason that it must be refused for. */
export type Fault<Value> = Readonly<{ reason: string; spoil: (record: Value) => unknown }>;

/** What can befall a record of any contract: `id` and `eventTime` are its fields of these kinds. */
export function shapeFaults<Value extends object>(
  fields: Readonly<{ id: keyof Value; eventTime: keyof Value }>,
): readonly Fault<Value>[] {
  const { id, eventTime } = fields;
  return [
    { reason: "malformed", spoil: (record) => `${String(record[id])} cut off he` },
    { reason: "wrong-type", spoil: (record) => ({ ...record, [eventTime]: String(record[eventTime]) }) },
    { reason: "unknown-field", spoil: (record) => ({ ...record, couponCode: "X1" }) },
    {
      reason: "far-future",
      spoil: (record) => ({ ...record, [eventTime]: Number(record[eventTime]) + 3_650 * dayMs }),
    },
  ];
}

/** Makes of a record something that is refused, and says for what reason. */
export function spoiled<Value>(
  record: Value,
  { faults, luck }: Readonly<{ faults: readonly Fault<Value>[]; luck: Random }>,
): Readonly<{ value: unknown; fault: string }> {
  const { reason, spoil } = luck.pick(faults);
  return { value: spoil(record), fault: reason };
}
