/** How OmniShop recommends and pushes: assumptions, to be changed here. */
export const personalisationPolicy = {
  /** More views within a minute than these are no person's. */
  viewsInMinuteMax: 30,
  /** Views beyond these in one session are not followed any more. */
  viewsInSessionMax: 1_000,
  recommender: {
    /** How many of the newest sessions that share an item are compared, and how many of them count. */
    comparedSessionsMax: 500,
    neighboursMax: 50,
    /** How much of a session's end is looked at. */
    lastItemsMax: 2,
    /** A session of more views than these resembles every other, and is no neighbour. */
    viewsOfNeighbourMax: 28,
    sessionsMax: 200_000,
  },
  push: {
    viewedWithinDays: 7,
    /** Of the shops, in Paris, Monday to Saturday. */
    opensAtHour: 9,
    closesAtHour: 20,
  },
} as const;
