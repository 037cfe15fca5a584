import type { RecordOf } from "#model";
import type { click, customerChange, exposure, mention, sale, stockMovement } from "#model/omnishop";

/**
 * What was sent and its contract allows, by what it is, in order of arrival: what plain loops judge a run by. `batches`
 * says in which batch each record came, counted over all sources.
 */
export type Heard<Item> = Readonly<{ records: readonly Item[]; batches?: readonly number[] }>;

export type Allowed = Readonly<{
  sales: Heard<RecordOf<typeof sale>>;
  movements: Heard<RecordOf<typeof stockMovement>>;
  clicks: Heard<RecordOf<typeof click>>;
  exposures: Heard<RecordOf<typeof exposure>>;
  mentions: Heard<RecordOf<typeof mention>>;
  changes: Heard<RecordOf<typeof customerChange>>;
}>;

const none = { records: [] } as const;

/** Of a file of sales nothing else is heard. */
export function onlySales(sales: Allowed["sales"]): Allowed {
  return { sales, movements: none, clicks: none, exposures: none, mentions: none, changes: none };
}

/** What had been heard once so many batches had come. */
export function heardUntil(allowed: Allowed, batchCount: number): Allowed {
  return {
    sales: until(allowed.sales, batchCount),
    movements: until(allowed.movements, batchCount),
    clicks: until(allowed.clicks, batchCount),
    exposures: until(allowed.exposures, batchCount),
    mentions: until(allowed.mentions, batchCount),
    changes: until(allowed.changes, batchCount),
  };
}

function until<Item>({ records, batches = [] }: Heard<Item>, batchCount: number): Heard<Item> {
  const isHeard = (position: number): boolean => (batches[position] ?? 0) <= batchCount;
  return {
    records: records.filter((_, position) => isHeard(position)),
    batches: batches.filter((_, position) => isHeard(position)),
  };
}
