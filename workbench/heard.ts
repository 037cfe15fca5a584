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
