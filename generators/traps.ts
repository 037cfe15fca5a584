/** How often real sources misbehave: shares from 0 to 1, of what each says. */
export type Traps = Readonly<{
  selling: Readonly<{
    /** Of shop receipts: a till without a line sends hours later. */
    offline: number;
    /** Of those: only after more than two days. */
    offlineForDays: number;
    /** Of receipts: sent again after a retry. */
    retried: number;
    refunded: number;
    /** Of web receipts: the card is used again and again within minutes. */
    cardBurst: number;
    /** Of shop receipts paid by card: the card is used in another shop minutes later. */
    cardInTwoShops: number;
    /** Of records: forbidden by the contract. So in every source. */
    broken: number;
  }>;
  browsing: Readonly<{
    /** Of visits: a robot that views more in a minute than a person can. */
    bot: number;
    /** Of visits: served by a machine whose clock is wrong by up to two minutes. */
    skewed: number;
    /** Of customers' visits: goes on on another device. */
    deviceChanged: number;
    /** Of customers' visits: begins before they say who they are. */
    identifiedLater: number;
    /** Of clicks: sent again. */
    retried: number;
    broken: number;
  }>;
  supply: Readonly<{
    /** Of counts: what is found is not what the movements say. */
    miscounted: number;
    /** Of deliveries: booked days after they came, so that what is not there is sold. */
    bookedLate: number;
    /** Of movements: overtaken by later ones. */
    outOfOrder: number;
    retried: number;
    broken: number;
  }>;
  accounts: Readonly<{
    /** Of changes that customers ask for: their data must go. */
    erased: number;
    /** Of the same: two accounts turn out to be one person's. */
    merged: number;
    /** Of changes: known only hours or days after they took effect. */
    late: number;
    broken: number;
  }>;
  marketing: Readonly<{ retried: number; broken: number }>;
  talk: Readonly<{
    /** Of complaints: in words of praise. */
    sarcastic: number;
    emoji: number;
    /** Of mentions: part of a wave of one text with small changes, within minutes. */
    spam: number;
    retried: number;
    broken: number;
  }>;
  shopFloor: Readonly<{
    /** Of readings: not sent, because the sensor is silent for a while. */
    dropped: number;
    /** Of readings: the last value again and again. */
    stuck: number;
    /** Of readings: kept by a gateway without a line, and sent in a burst once it is connected again. */
    delayed: number;
    broken: number;
  }>;
}>;

/** Assumed shares, so that each trap is met in a run of some thousand events. */
export const ordinaryTraps: Traps = {
  selling: {
    offline: 0.02,
    offlineForDays: 0.05,
    retried: 0.01,
    refunded: 0.03,
    cardBurst: 0.003,
    cardInTwoShops: 0.002,
    broken: 0.004,
  },
  browsing: {
    bot: 0.001,
    skewed: 0.005,
    deviceChanged: 0.03,
    identifiedLater: 0.15,
    retried: 0.002,
    broken: 0.001,
  },
  supply: { miscounted: 0.3, bookedLate: 0.1, outOfOrder: 0.02, retried: 0.005, broken: 0.002 },
  accounts: { erased: 0.05, merged: 0.04, late: 0.1, broken: 0.004 },
  marketing: { retried: 0.005, broken: 0.004 },
  talk: { sarcastic: 0.1, emoji: 0.25, spam: 0.05, retried: 0.01, broken: 0.01 },
  shopFloor: { dropped: 0.03, stuck: 0.03, delayed: 0.04, broken: 0.002 },
};

export const noTraps: Traps = {
  selling: {
    offline: 0,
    offlineForDays: 0,
    retried: 0,
    refunded: 0,
    cardBurst: 0,
    cardInTwoShops: 0,
    broken: 0,
  },
  browsing: { bot: 0, skewed: 0, deviceChanged: 0, identifiedLater: 0, retried: 0, broken: 0 },
  supply: { miscounted: 0, bookedLate: 0, outOfOrder: 0, retried: 0, broken: 0 },
  accounts: { erased: 0, merged: 0, late: 0, broken: 0 },
  marketing: { retried: 0, broken: 0 },
  talk: { sarcastic: 0, emoji: 0, spam: 0, retried: 0, broken: 0 },
  shopFloor: { dropped: 0, stuck: 0, delayed: 0, broken: 0 },
};
