import type { Egress } from "#model";
import type { AnyRecord } from "../runtime/bind.ts";

/** One record as it leaves the platform for a person or another system. */
export type Effect = Readonly<{
  egressId: string;
  channel: Egress["channel"];
  /**
   * The record's identity by its contract, or its place in the stream where the contract names none. An effect that is
   * handed over a second time, after a crash, has the same key.
   */
  idempotencyKey: string;
  record: AnyRecord;
}>;

/** Whoever takes effects. One that remembers keys sees every effect once; one that does not may see some twice. */
export interface Receiver {
  /** Resolves once the receiver answers for all of them; in the stream's order. */
  take(effects: readonly Effect[]): Promise<void>;
}
