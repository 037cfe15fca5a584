export { generalService } from "./queueing/general-service.ts";
export { erlangC, manyServers, singleServer } from "./queueing/markov-queue.ts";
export type { MarkovQueue } from "./queueing/markov-queue.ts";
export type { SteadyState } from "./queueing/steady-state.ts";
export { solveTraffic } from "./rates/traffic.ts";
export type { TrafficEdge } from "./rates/traffic.ts";
export type {
  Arrivals,
  Network,
  NetworkEdge,
  NetworkNode,
  Passage,
  ServiceTime,
  Station,
} from "./records/network.ts";
export { meanRateOf, rateAt, scaleProfile } from "./records/rate-profile.ts";
export type { RateProfile } from "./records/rate-profile.ts";
export { replicate } from "./records/replicate.ts";
export type {
  NetworkEstimate,
  NodeEstimate,
  Replications,
  StationEstimate,
  TimeSpread,
} from "./records/replicate.ts";
export { runNetwork } from "./records/run-network.ts";
export type { NetworkRun, NodeTally, RunLength } from "./records/run-network.ts";
export type { Basis } from "./costs/basis.ts";
export { limitsOf } from "./prediction/limits.ts";
export type { Limit } from "./prediction/limits.ts";
export type { Footing } from "./prediction/footing.ts";
export type { Age, AnswerAge, Freshness } from "./prediction/freshness.ts";
export { predict } from "./prediction/predict.ts";
export type { NodePrediction, Prediction } from "./prediction/predict.ts";
export { searchCapacity } from "./prediction/search-capacity.ts";
export { loadSystem } from "./prediction/system.ts";
export type { LoadedNode, System, SystemOptions } from "./prediction/system.ts";
export type { WorkerCounts } from "./prediction/worker-counts.ts";
export { carriesLoad } from "./prediction/utilization.ts";
export { workersNeeded } from "./prediction/workers-needed.ts";
export type { WorkersNeeded } from "./prediction/workers-needed.ts";
export type { Load, LoadOptions, NodeRate } from "./rates/node-rates.ts";
export { SimulatorError } from "./simulator-error.ts";
export type { SimulatorErrorCode } from "./simulator-error.ts";
