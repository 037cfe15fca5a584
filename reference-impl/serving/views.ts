/** What the server asks of the views: committed state only, and how fresh it is. */
export interface ServedViews {
  /** Takes in what has been committed since. */
  refresh(): unknown;
  index(viewId: string): unknown;
  /** Of a view that a job publishes: the event time before which it counts everything; else null. */
  cutMs(viewId: string): number | null;
  /** The event clock: the lowest watermark of what the views are made from, ms since the epoch. */
  nowMs(): number;
}
