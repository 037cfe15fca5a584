/** How OmniShop decides on stock: assumptions, to be changed here. */
export const stockPolicy = {
  /** The weight of the newest day in the smoothed demand. */
  smoothing: 0.2,
  /** Demand below one unit in a thousand days counts as none. */
  meanPerDayLeast: 0.001,
  /** From an order to the goods, and from one decision to order to the next: what is on hand must last both. */
  leadTimeDays: 2,
  reviewDays: 1,
  /** What a unit short loses, and what a unit too many costs until it is sold, as shares of its price. */
  lostMarginShare: 0.35,
  holdingCostShare: 0.02,
} as const;
