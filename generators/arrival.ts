import type { RecordOf } from "#model";
import type {
  click,
  customerChange,
  exposure,
  mention,
  sale,
  sensorReading,
  stockMovement,
} from "#model/omnishop";

export type Click = RecordOf<typeof click>;
export type CustomerChange = RecordOf<typeof customerChange>;
export type Exposure = RecordOf<typeof exposure>;
export type Mention = RecordOf<typeof mention>;
export type Sale = RecordOf<typeof sale>;
export type SensorReading = RecordOf<typeof sensorReading>;
export type StockMovement = RecordOf<typeof stockMovement>;

/** What each source of OmniShop sends. */
type RecordsBySource = {
  tills: Sale;
  "web-orders": Sale;
  "web-clicks": Click;
  "stock-ledger": StockMovement;
  "customer-accounts": CustomerChange;
  campaigns: Exposure;
  "social-mentions": Mention;
  "shop-sensors": SensorReading;
};

export type SourceId = keyof RecordsBySource;

/** A record that its contract allows. */
type Sound = {
  [Id in SourceId]: Readonly<{ arrivalMs: number; sourceId: Id; value: RecordsBySource[Id]; fault: null }>;
}[SourceId];

/** What should have been a record; `fault` is the reason for which the door must refuse it. */
type Broken = Readonly<{ arrivalMs: number; sourceId: SourceId; value: unknown; fault: string }>;

/** What reaches the door, when and from where, and what only the generator knows of it: whether it is broken. */
export type Arrival = Sound | Broken;
