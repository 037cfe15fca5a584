import { BinaryHeap } from "#kernel/binary-heap";
import { hourMs, minuteMs, secondMs } from "#kernel/units";
import { AccountChanges } from "./accounts/account-changes.ts";
import type { Arrival, SourceId } from "./arrival.ts";
import { ClickSender } from "./browsing/click-sender.ts";
import { Visits } from "./browsing/visits.ts";
import { Campaigns } from "./marketing/campaigns.ts";
import { allSources, shareOf } from "./proportions.ts";
import { Outbox } from "./run/outbox.ts";
import { People } from "./run/people.ts";
import type { Run } from "./run/run.ts";
import { Sensors } from "./shop-floor/sensors.ts";
import { Mentions } from "./talk/mentions.ts";
import { Checkout } from "./selling/checkout.ts";
import { Ledger } from "./supply/ledger.ts";
import { MovementSender } from "./supply/movement-sender.ts";
import { ordinaryTraps } from "./traps.ts";
import type { Traps } from "./traps.ts";
import type { Truth } from "./truth.ts";
import type { World } from "./world.ts";

export type RetailOptions = Readonly<{
  world: World;
  seed: string;
  startMs: number;
  /** After so many arrivals no new occasion follows; what is under way still arrives, the last of it days later. */
  events?: number;
  /** The same after so many hours. */
  hours?: number;
  /**
   * Events a second of the wanted sources together, on average over a week. A function is asked before each occasion, so that
   * whoever reads the batches as they come can change the rate.
   */
  ratePerSecond: number | (() => number);
  /** What is sent; all sources unless given. What one source sends does not depend on whether another is wanted. */
  sources?: readonly SourceId[];
  traps?: Traps;
  /** Purchases that a treated customer makes on top within three days of an exposure; 0.3 unless given. */
  purchaseUplift?: number;
  /** `steady` has no days, nights or opening hours, and who buys does so at once: for measurements. `week` unless given. */
  rhythm?: "week" | "steady";
  /** A batch spans no more than this; unless given, as long as some hundred events take, 10 minutes at most. */
  batchSpanMs?: number;
}>;

export type GeneratedRetail = Readonly<{
  /** Batches in order of arrival, made as they are read; read once. */
  batches: Iterable<readonly Arrival[]>;
  /** What was planted in what was read so far and in what is under way. */
  truth(): Truth;
}>;

const batchSize = 500;
const batchSpanMsMax = 10 * minuteMs;
const purchaseUpliftOrdinary = 0.3;

/**
 * A retailer's events from one world: who buys also looks around before, what is sold leaves the stock, who is reached by a
 * campaign buys more, who leaves stays away. With the traps of real sources. The same options give the same bytes.
 */
export function generateRetail(options: RetailOptions): GeneratedRetail {
  const run = openRun(options);
  const people = new People(run);
  const movements = new MovementSender(run);
  const ledger = new Ledger(run, movements);
  const accounts = new AccountChanges(run, people);
  const clicks = new ClickSender(run);
  const visits = new Visits({ run, people, clicks, seen: (where) => accounts.see(where) });
  const checkout = new Checkout({
    run,
    people,
    onlookers: {
      visits: (visit) => visits.leadTo(visit),
      moves: (receipt) => ledger.follow(receipt),
      seen: (where) => accounts.see(where),
    },
  });
  const campaigns = new Campaigns({
    run,
    people,
    purchaseUplift: options.purchaseUplift ?? purchaseUpliftOrdinary,
    buy: (where) => checkout.buyOnline(where),
  });
  const mentions = new Mentions(run, campaigns.carriedOut);
  const sensors = new Sensors(run, people);
  for (const part of [ledger, accounts, checkout, visits, campaigns, mentions, sensors]) part.open();
  return {
    batches: batchesOf(run),
    truth: () => ({
      selling: checkout.planted,
      browsing: { ...visits.planted, retried: clicks.retriedCount },
      supply: { ...ledger.planted, ...movements.planted },
      accounts: accounts.planted,
      marketing: { retried: campaigns.retriedCount },
      talk: mentions.planted,
      shopFloor: sensors.planted,
      departures: people.departures,
      campaigns: campaigns.carriedOut,
      brokenBySource: run.outbox.brokenBySource,
    }),
  };
}

function openRun(options: RetailOptions): Run {
  const { world, seed, startMs, ratePerSecond, sources = allSources, traps = ordinaryTraps } = options;
  const { events = Infinity, hours = Infinity, rhythm = "week" } = options;
  const wanted = new Set(sources);
  const share = shareOf(wanted);
  const asked = typeof ratePerSecond === "number" ? () => ratePerSecond : ratePerSecond;
  const filledMs = Math.floor((batchSize * secondMs) / asked());
  const spanMs = options.batchSpanMs ?? Math.min(batchSpanMsMax, Math.max(1, filledMs));
  const outbox = new Outbox({ spanMs, wanted });
  const endMs = startMs + hours * hourMs;
  return {
    world,
    seed,
    traps,
    startMs,
    outbox,
    agenda: new BinaryHeap(),
    ratePerSecond: () => asked() / share,
    rhythm,
    isOpen: (atMs) => atMs < endMs && outbox.postedCount < events,
  };
}

/**
 * Lets things happen in order of time.
 *
 * @yields What arrived in a span of time, as soon as nothing that is still to happen can add to it.
 */
function* batchesOf({ agenda, outbox }: Run): Generator<readonly Arrival[]> {
  while (agenda.size > 0 || outbox.firstEndMs < Infinity) {
    if (outbox.firstEndMs <= agenda.minKey) {
      const bucket = outbox.take();
      for (let from = 0; from < bucket.length; from += batchSize) yield bucket.slice(from, from + batchSize);
    } else agenda.pop()?.();
  }
}
