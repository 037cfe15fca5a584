import type { Random } from "#kernel/random";
import { localToUtcMs } from "#kernel/time-zone";
import { civilFromDays } from "#kernel/civil-time";
import { dayMs, hourMs, minuteMs, secondMs } from "#kernel/units";
import type { Exposure } from "../arrival.ts";
import type { Customer } from "../customer.ts";
import { shapeFaults, spoiled } from "../fault.ts";
import type { Fault } from "../fault.ts";
import type { People, PlaceAt } from "../run/people.ts";
import { chanceOf } from "../run/run.ts";
import type { Run } from "../run/run.ts";
import { parisDay } from "../run/week.ts";

/** Ways in which an exposure can be forbidden. */
const exposureFaults: readonly Fault<Exposure>[] = [
  ...shapeFaults<Exposure>({ id: "exposureId", eventTime: "exposedAtMs" }),
  { reason: "exposure-has-an-id", spoil: (exposure) => ({ ...exposure, exposureId: "" }) },
  { reason: "exposure-has-a-campaign", spoil: (exposure) => ({ ...exposure, campaignId: "" }) },
  { reason: "exposure-has-a-customer", spoil: (exposure) => ({ ...exposure, customerId: " " }) },
];

/** A campaign as it was carried out, and what was planted in it. */
export type Campaign = {
  readonly campaignId: string;
  readonly channel: Exposure["channel"];
  readonly startMs: number;
  /** How long the effect lasts after an exposure. */
  readonly effectMs: number;
  /** Purchases that an exposure adds, per treated customer, within the time of its effect. */
  readonly purchaseUplift: number;
  treated: number;
  heldOut: number;
  /** The purchases that the campaign added. */
  readonly addedSaleIds: string[];
};

const everyDays = 7;
const startHour = 11;
/** Assumed: a campaign goes to a part of those who allow it, half of them held out by lot. */
const reachChance = 0.3;
const channels = ["mail", "push", "site"] as const;
const sourceId = "campaigns";
const sendingMs = 2 * hourMs;
const effectMs = 3 * dayMs;
/** An added purchase begins early enough to end within the time of the effect. */
const buyingMs = effectMs - 2 * hourMs;

type Options = Readonly<{
  run: Run;
  people: People;
  /** Added purchases per treated customer. */
  purchaseUplift: number;
  /** Gives the receipt's id, or null where nobody is there. */
  buy: (where: PlaceAt) => string | null;
}>;

/** Carries out a campaign a week. Remembers its streams of chance and what it planted. */
export class Campaigns {
  readonly carriedOut: Campaign[] = [];
  #retriedCount = 0;
  readonly #options: Options;
  readonly #lot: Random;
  readonly #effect: Random;
  readonly #luck: Random;

  constructor(options: Options) {
    this.#options = options;
    this.#lot = chanceOf(options.run, "campaign-lot");
    this.#effect = chanceOf(options.run, "campaign-effect");
    this.#luck = chanceOf(options.run, "campaign-traps");
  }

  /** How many exposures were sent again. */
  get retriedCount(): number {
    return this.#retriedCount;
  }

  /** Starts a campaign at eleven of Paris on the first day on which that is to come, and each week from then on. */
  open(): void {
    const { startMs } = this.#options.run;
    const today = parisDay(startMs);
    this.#plan(atEleven(today) >= startMs ? today : today + 1);
  }

  #plan(day: number): void {
    const { run } = this.#options;
    const startMs = atEleven(day);
    if (!run.isOpen(startMs)) return;
    run.agenda.push(startMs, () => {
      if (!run.isOpen(startMs)) return;
      this.#carryOut(startMs);
      this.#plan(day + everyDays);
    });
  }

  #carryOut(startMs: number): void {
    const { people, purchaseUplift } = this.#options;
    const number = this.carriedOut.length;
    const campaign: Campaign = {
      campaignId: `campaign-${number + 1}`,
      channel: channels[number % channels.length] ?? "mail",
      startMs,
      effectMs,
      purchaseUplift,
      treated: 0,
      heldOut: 0,
      addedSaleIds: [],
    };
    this.carriedOut.push(campaign);
    for (let place = 0; place < people.count; place += 1) {
      const customer = people.at({ place, atMs: startMs });
      if (customer === null || !allows(customer, campaign.channel)) continue;
      if (this.#lot.chance(reachChance)) this.#expose(campaign, { customer, place });
    }
  }

  #expose(campaign: Campaign, { customer, place }: Readonly<{ customer: Customer; place: number }>): void {
    const { campaignId, channel, startMs, purchaseUplift } = campaign;
    const arm = this.#lot.chance(0.5) ? "treated" : "held-out";
    const exposedAtMs = startMs + this.#lot.int(sendingMs);
    const exposureId = `${campaignId}-${customer.customerId}`;
    this.#send({ exposureId, campaignId, customerId: customer.customerId, arm, channel, exposedAtMs });
    if (arm === "held-out") {
      campaign.heldOut += 1;
      return;
    }
    campaign.treated += 1;
    if (!this.#effect.chance(purchaseUplift)) return;
    this.#bring(
      campaign,
      { customerId: customer.customerId, place },
      exposedAtMs + this.#effect.int(buyingMs),
    );
  }

  /** Lets a customer buy once more; who has just bought waits. */
  #bring(campaign: Campaign, who: Readonly<{ customerId: string; place: number }>, atMs: number): void {
    const { run, people, buy } = this.#options;
    const { customerId, place } = who;
    run.agenda.push(atMs, () => {
      if (!run.isOpen(atMs) || people.at({ place, atMs })?.customerId !== customerId) return;
      const restedAtMs = people.restedAtMs(place);
      if (restedAtMs > atMs) {
        this.#bring(campaign, who, restedAtMs);
        return;
      }
      const saleId = buy({ place, atMs });
      if (saleId !== null) campaign.addedSaleIds.push(saleId);
    });
  }

  #send(value: Exposure): void {
    const { outbox, traps } = this.#options.run;
    const luck = this.#luck;
    const arrivalMs = value.exposedAtMs + luck.int(30 * secondMs);
    if (luck.chance(traps.marketing.broken)) {
      outbox.post({ arrivalMs, sourceId, ...spoiled(value, { faults: exposureFaults, luck }) });
      return;
    }
    outbox.post({ arrivalMs, sourceId, value, fault: null });
    if (!luck.chance(traps.marketing.retried)) return;
    this.#retriedCount += 1;
    outbox.post({ arrivalMs: arrivalMs + secondMs + luck.int(minuteMs), sourceId, value, fault: null });
  }
}

function allows(customer: Customer, channel: Exposure["channel"]): boolean {
  if (channel === "mail") return customer.hasMailConsent;
  return channel === "site" || customer.hasPushConsent;
}

function atEleven(day: number): number {
  return localToUtcMs(
    { ...civilFromDays(day), hour: startHour, minute: 0, second: 0, millisecond: 0 },
    "Europe/Paris",
  );
}
