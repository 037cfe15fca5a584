import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Pipeline, ProductHour } from "#reference-impl";

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
  tableRows: number;
}>;

/** Sums up what a pipeline of a topology shows, given all its product hours. */
export function foundIn(pipeline: Pipeline, topology: Topology, shown: readonly ProductHour[]): Found {
  const views = nodesOf(topology, "view").map(({ id }): [string, number] => {
    const index = pipeline.views.index(id);
    return [id, index instanceof Map ? index.size : 0];
  });
  const soldMinor: Record<string, number> = {};
  for (const { currency, amountMinor } of shown) {
    soldMinor[currency] = (soldMinor[currency] ?? 0) + amountMinor;
  }
  return {
    productHours: shown.length,
    products: new Set(shown.map(({ productId }) => productId)).size,
    soldMinor,
    alerts: alertsOf(pipeline).length,
    views: Object.fromEntries(views),
    tableRows: pipeline.tables()["sale-lines-table"]?.rows ?? 0,
  };
}

/** The alerts that stand open. */
export function alertsOf({ views }: Pipeline): readonly unknown[] {
  const index = views.index("open-alerts");
  return index instanceof Map ? [...index.values()] : [];
}
