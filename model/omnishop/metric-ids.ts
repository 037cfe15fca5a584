/** What is measured of OmniShop, by the name that evidence has it under: claims and targets name the same. */
export const metricIds = {
  /** Highest rate of events that is kept up, by the clock on the wall; events/s. */
  sustainedRate: "sustained-events-per-second",
  /** The same work by the processor time that it took, all threads together; events/CPU s. */
  ratePerCpu: "events-per-cpu-second",
  /** From the planned moment of sending until the views show it; ms. */
  latencyMsP50: "latency-ms-p50",
  latencyMsP99: "latency-ms-p99",
  /** The same at half the rate that is to be sustained; ms. */
  latencyMsP99AtHalfRate: "latency-ms-p99-at-half-rate",
  /** For a query, how long ago the oldest event arrived that its answer lacks; ms. */
  freshnessMsP50: "freshness-ms-p50",
  freshnessMsP99: "freshness-ms-p99",
  /** Processor time of one event, the run of the batches included; microseconds. */
  cpuUsPerEvent: "cpu-us-per-event",
  /** Events worked off in a second of the wall clock, as fast as it goes, batches included; events/s. */
  fullSpeedRate: "full-speed-events-per-second",
  /** Entries of all views that differ from plain loops over all that came in. */
  wrongBeforeBatch: "wrong-entries-before-batch",
  wrongAfterBatch: "wrong-entries-after-batch",
  /** Bytes of all tables for one event. */
  lakeBytesPerEvent: "lake-bytes-per-event",
  /** Lines of code of the needs. */
  needCodeLines: "need-code-lines",
  /** Greatest anonymous memory of a process under load; bytes. */
  anonymousMemoryBytes: "anonymous-memory-bytes",
  /** Kills of a run after which, started again, it showed and kept what an unbroken run does. */
  killsSurvived: "kills-survived",
  /** Receipts that the door checks in a second of processor time; receipts/CPU s. */
  checkedRate: "checked-receipts-per-second",
  /** From the offer of a batch until the log holds it durably; ms. */
  acknowledgeMsP99: "acknowledge-ms-p99",
  /** A question asked of a table; ms. */
  queryMs: "query-ms",
  /** A question about one product; ms. */
  answerMs: "answer-ms",
  /** Sale lines recomputed in a second of processor time; lines/s. */
  recomputedRate: "recomputed-lines-per-second",
  /** Receipts replayed in a second of processor time; receipts/CPU s. */
  replayedRate: "replayed-receipts-per-second",
  /** What durable commits take of the time of all nodes, from 0 to 1. */
  commitTimeShare: "commit-time-share",
  /** From the start of a process until it has ended; ms. */
  coldStartMs: "cold-start-ms",
  /** HTTP requests answered in a second while events flow, as fast as they are; how long one takes at a set rate; ms. */
  requestRate: "requests-per-second",
  requestMsP50: "request-ms-p50",
  requestMsP99: "request-ms-p99",
  /** The same of a pipeline that has nothing else to do. */
  idleRequestRate: "requests-per-second-idle",
  idleRequestMsP50: "request-ms-p50-idle",
  idleRequestMsP99: "request-ms-p99-idle",
  /** From the planned sending of a purchase until the alert that it raises is shown; ms. */
  alertLatencyMsP99: "alert-latency-ms-p99",
  /** From the planned sending of a click until recommendations for its session go by it; ms. */
  clickToRecommendationMsP99: "click-to-recommendation-ms-p99",
  /** For a query of stock, how long ago the oldest movement arrived that the levels lack; ms. */
  stockFreshnessMsP99: "stock-freshness-ms-p99",
  /** From the planned sending of an exposure until the campaign's effect counts it; ms. */
  campaignVisibleMsP99: "campaign-visible-ms-p99",
  /** Campaigns whose planted effect lies in the interval that is answered, of all; from 0 to 1. */
  plantedEffectCoverage: "planted-effect-coverage",
  /** How many more of those named as at risk have left than of as many whose last purchase is oldest; a ratio. */
  rankingGain: "ranking-gain-over-recency",
  /** The same where recency, too, names only customers who came back on another day; a ratio. */
  rankingGainOfReturning: "ranking-gain-among-returning",
  /** Of customers that are named, how many have left; from 0 to 1. */
  leftShareOfNamed: "left-share-of-named",
} as const;
