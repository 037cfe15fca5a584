/** All events of a run are in memory at once. */
export const runEventsMax = 10_000_000;
/** Beyond it, files outgrow a disk. */
export const generatedEventsMax = 100_000_000;
/** Three times the rate of OmniShop's busiest hour: the world of a greater one outgrows memory. */
export const generatedPerSecondMax = 100_000;
/** The highest rate of events that a demonstration plans: beyond it, a laptop shows itself rather than the pipelines. */
export const demoRatePerSecondMax = 5_000;
