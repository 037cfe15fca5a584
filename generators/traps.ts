/** How often a real source misbehaves: shares of receipts, each from 0 to 1. */
export type Traps = Readonly<{
  /** A till without a line sends hours later. */
  offline: number;
  /** Of those, how many only after more than two days. */
  offlineForDays: number;
  /** The same receipt sent again after a retry. */
  retried: number;
  refunded: number;
  /** A record that the contract forbids. */
  broken: number;
  /** A card used many times within minutes. */
  cardBurst: number;
  /** A card used in two shops within minutes. */
  cardInTwoShops: number;
}>;

/** Assumed shares, so that each trap is met in a run of some thousand receipts. */
export const ordinaryTraps: Traps = {
  offline: 0.02,
  offlineForDays: 0.05,
  retried: 0.01,
  refunded: 0.03,
  broken: 0.004,
  cardBurst: 0.001,
  cardInTwoShops: 0.001,
};

export const noTraps: Traps = {
  offline: 0,
  offlineForDays: 0,
  retried: 0,
  refunded: 0,
  broken: 0,
  cardBurst: 0,
  cardInTwoShops: 0,
};
