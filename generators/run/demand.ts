import { weekHours } from "./week.ts";

/** How busy each hour of the week is, in Paris; the mean over the week is 1. */
export type Demand = Float64Array;

// Assumed: quiet nights, a rise at lunch, and an evening peak near five times the mean.
const webByHour = [
  0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0.5, 0.6, 0.6, 0.6, 0.7, 1.4, 1.4, 0.6, 0.6, 0.6, 0.6, 1.5, 3, 5, 4, 1.2,
  0.4,
];
const webByDay = [1, 0.95, 0.95, 0.95, 0.95, 1, 1.2];

// Assumed: shops are busiest after work and on Saturdays. What is zero is closed.
const shopByHour = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7, 0.9, 1.1, 1.6, 1.3, 0.9, 0.9, 1.2, 1.6, 2.2, 1.8, 0, 0, 0, 0,
];
const shopByDay = [0.85, 0.8, 0.9, 0.9, 1.2, 1.9, 0.4];
const sundayHours = { from: 10, to: 13 };

export const webDemand: Demand = toDemand((day, hour) => (webByDay[day] ?? 0) * (webByHour[hour] ?? 0));
export const shopDemand: Demand = toDemand((day, hour) =>
  isOpenHour(day * 24 + hour, "every-day") ? (shopByDay[day] ?? 0) * (shopByHour[hour] ?? 0) : 0,
);
export const steadyDemand: Demand = new Float64Array(weekHours).fill(1);

/** Whether a shop serves in an hour of the week: 9 to 20 on weekdays; some also 10 to 13 on Sundays. */
export function isOpenHour(weekHour: number, opens: "weekdays" | "every-day"): boolean {
  const hour = weekHour % 24;
  if (weekHour < 6 * 24) return (shopByHour[hour] ?? 0) > 0;
  return opens === "every-day" && hour >= sundayHours.from && hour < sundayHours.to;
}

function toDemand(weightOf: (day: number, hour: number) => number): Demand {
  const weights = Float64Array.from({ length: weekHours }, (_, index) =>
    weightOf(Math.floor(index / 24), index % 24),
  );
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weekHours;
  return weights.map((weight) => weight / mean);
}
