import type { Topology } from "#model";
import type { ViewReader } from "../runtime/view-reader.ts";
import type { Buzz, CampaignOutcome } from "./campaigns/campaign-folds.ts";
import { daysByCustomer, mergedDaysByCustomer } from "./churn/churn-folds.ts";
import type { CustomerDay, CustomerProfile } from "./churn/churn-folds.ts";
import { hoursBetween } from "./folds.ts";
import type { FraudAlert, HoursIndex, ProductHour } from "./folds.ts";
import { mergedHours } from "./merge-sales.ts";
import { SessionIndex } from "./personalisation/session-index.ts";
import type { StockIndex, StockLevel } from "./stock/stock-fold.ts";

/** All that a variant shows of each need, merged where it has two layers: what endpoints answer from, read whole. */
export type Shown = Readonly<{
  productHours(): readonly ProductHour[];
  alerts(): readonly FraudAlert[];
  stockLevels(): readonly StockLevel[];
  outcomes(): readonly CampaignOutcome[];
  /** By campaign. */
  mentions(): ReadonlyMap<string, Buzz>;
  customerDays(): readonly CustomerDay[];
  profiles(): readonly CustomerProfile[];
  /** What each session viewed, in order. */
  sessions(): readonly Readonly<{ sessionId: string; items: readonly string[] }>[];
}>;

const always = { fromMs: -Infinity, toMs: Infinity } as const;

/** Reads what the views of OmniShop's Kappa or Lambda topology show. */
export function shownBy(views: ViewReader, topology: Topology): Shown {
  const index = <Value>(viewId: string): Map<string, Value> => {
    const found = views.index(viewId);
    return isIndex<Value>(found) ? found : new Map<string, Value>();
  };
  const isLayered = (viewId: string): boolean => topology.nodes.some(({ id }) => id === `${viewId}-batch`);
  const layersOf = <Value>(viewId: string): Layers<Value> => ({
    batch: index<Value>(`${viewId}-batch`),
    speed: index<Value>(`${viewId}-speed`),
    cutMs: views.cutMs(`${viewId}-batch`),
  });
  return {
    productHours: () =>
      isLayered("sales-by-product-hour")
        ? mergedProductHours(layersOf("sales-by-product-hour"))
        : allHours(index("sales-by-product-hour")),
    alerts: () => [...index<FraudAlert>("open-alerts").values()],
    stockLevels: () => levelsIn(index("stock-levels")),
    outcomes: () =>
      [...index<Map<string, CampaignOutcome>>("campaign-outcomes").values()].flatMap((rows) =>
        Array.from(rows.values()),
      ),
    mentions: () => index<Buzz>("campaign-mentions"),
    customerDays: () =>
      (isLayered("customer-days")
        ? mergedDaysByCustomer(layersOf("customer-days"))
        : daysByCustomer(index("customer-days"))
      ).flat(),
    profiles: () => [...index<CustomerProfile>("customer-profiles").values()],
    sessions: () => {
      const sessions = views.index("session-items");
      if (!(sessions instanceof SessionIndex)) return [];
      return sessions.all().map(({ sessionId, items }) => ({ sessionId, items }));
    },
  };
}

type Layers<Value> = Readonly<{ batch: Map<string, Value>; speed: Map<string, Value>; cutMs: number | null }>;

/** The caller names the view's own fold, which alone knows what its index holds. */
function isIndex<Value>(index: unknown): index is Map<string, Value> {
  return index instanceof Map;
}

function allHours(index: HoursIndex): readonly ProductHour[] {
  return [...index.keys()].flatMap((productId) => hoursBetween(index, { productId, ...always }));
}

function mergedProductHours(layers: Layers<Map<string, ProductHour>>): readonly ProductHour[] {
  const products = new Set([...layers.batch.keys(), ...layers.speed.keys()]);
  return [...products].flatMap((productId) => mergedHours(layers, { productId, ...always }));
}

function levelsIn(index: StockIndex): readonly StockLevel[] {
  return [...index.values()].flatMap(({ levels }) => Array.from(levels.values()));
}
