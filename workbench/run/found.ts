import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Pipeline, Shown } from "#reference-impl";

/** What the needs have come to. */
export type Found = Readonly<{
  productHours: number;
  products: number;
  /** Minor units sold, refunds taken off, by currency. */
  soldMinor: Readonly<Record<string, number>>;
  alerts: number;
  /** How many things each view knows of, by its id: products, customers, campaigns. */
  views: Readonly<Record<string, number>>;
  /** Rows of the table of sale lines. */
  saleLineRows: number;
}>;

/** Sums up what a pipeline of a topology shows, by its views and its tables. */
export function foundIn(pipeline: Pipeline, topology: Topology, shown: Shown): Found {
  const hours = shown.productHours();
  const views = nodesOf(topology, "view").map(({ id }): [string, number] => {
    const index = pipeline.views.index(id);
    return [id, sizeOf(index)];
  });
  const soldMinor: Record<string, number> = {};
  for (const { currency, amountMinor } of hours) {
    soldMinor[currency] = (soldMinor[currency] ?? 0) + amountMinor;
  }
  return {
    productHours: hours.length,
    products: new Set(hours.map(({ productId }) => productId)).size,
    soldMinor,
    alerts: shown.alerts().length,
    views: Object.fromEntries(views),
    saleLineRows: pipeline.tables()["sale-lines-table"]?.rows ?? 0,
  };
}

/** What the folds of views keep is a map, or counts what it keeps as one does. */
function sizeOf(index: unknown): number {
  if (typeof index !== "object" || index === null || !("size" in index)) return 0;
  return typeof index.size === "number" ? index.size : 0;
}
