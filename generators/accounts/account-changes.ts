import type { Random } from "#kernel/random";
import { dayMs, hourMs, secondMs } from "#kernel/units";
import type { CustomerChange } from "../arrival.ts";
import type { Customer } from "../customer.ts";
import { shapeFaults, spoiled } from "../fault.ts";
import type { Fault } from "../fault.ts";
import type { People, PlaceAt } from "../run/people.ts";
import { chanceOf, repeat } from "../run/run.ts";
import type { Run } from "../run/run.ts";

/** Changes that customers ask for, per event of all sources; who joins is beside. */
const changesPerEvent = 0.001;
const tiers = ["none", "silver", "gold"] as const;

/** Ways in which a change can be forbidden. */
const changeFaults: readonly Fault<CustomerChange>[] = [
  ...shapeFaults<CustomerChange>({ id: "changeId", eventTime: "changedAtMs" }),
  { reason: "change-has-an-id", spoil: (change) => ({ ...change, changeId: "" }) },
  { reason: "change-has-a-customer", spoil: (change) => ({ ...change, customerId: " " }) },
];

/** What has been planted so far in the accounts. */
export type PlantedAccounts = {
  readonly erasedCustomerIds: string[];
  /** The account that ended, and the one that goes on. */
  readonly mergedCustomerIds: (readonly [from: string, into: string])[];
  late: number;
};

const sourceId = "customer-accounts";

/** Makes what changes in customers' accounts. Remembers whose account was told of, its streams of chance and what it planted. */
export class AccountChanges {
  readonly planted: PlantedAccounts = { erasedCustomerIds: [], mergedCustomerIds: [], late: 0 };
  readonly #run: Run;
  readonly #people: People;
  readonly #content: Random;
  readonly #luck: Random;
  /** Whether the account at a place has been told of. */
  readonly #isTold: Uint8Array;
  #changeCount = 0;

  constructor(run: Run, people: People) {
    this.#run = run;
    this.#people = people;
    this.#content = chanceOf(run, "accounts");
    this.#luck = chanceOf(run, "account-traps");
    this.#isTold = new Uint8Array(people.count);
  }

  /** Lets customers change their accounts until the run ends, and tells of who joins. */
  open(): void {
    this.#people.onJoined((joined) => {
      this.#isTold[joined.place] = 0;
      this.#tell(joined, "created");
    });
    const clock = { purpose: "account-clock", perEvent: changesPerEvent, where: "web" } as const;
    repeat(this.#run, clock, (atMs) => this.#change({ place: this.#content.int(this.#people.count), atMs }));
  }

  /** A customer shows up: the first time in a run, the account is told of as it stands. */
  see(where: PlaceAt): void {
    if (this.#isTold[where.place] === 0) this.#tell(where, "changed");
  }

  #tell(where: PlaceAt, kind: "created" | "changed"): void {
    const customer = this.#people.at(where);
    if (customer === null) return;
    this.#isTold[where.place] = 1;
    this.#send(customer, { kind, mergedIntoId: null, atMs: where.atMs });
  }

  #change(where: PlaceAt): void {
    const customer = this.#people.at(where);
    if (customer === null) return;
    const { place, atMs } = where;
    const { erased, merged } = this.#run.traps.accounts;
    const fate = this.#luck.next();
    if (fate < erased) {
      this.planted.erasedCustomerIds.push(customer.customerId);
      this.#send(customer, { kind: "erased", mergedIntoId: null, atMs });
      this.#people.replace(where);
      return;
    }
    const into = this.#people.at({ place: (place + 1) % this.#people.count, atMs });
    if (fate < erased + merged && into !== null && into !== customer) {
      this.planted.mergedCustomerIds.push([customer.customerId, into.customerId]);
      this.#send(customer, { kind: "merged", mergedIntoId: into.customerId, atMs });
      this.#people.replace(where);
      return;
    }
    this.#people.change(place, this.#changed(customer));
    this.#tell(where, "changed");
  }

  #changed(customer: Customer): Customer {
    const content = this.#content;
    switch (content.int(4)) {
      case 0:
        return { ...customer, hasPushConsent: !customer.hasPushConsent };
      case 1:
        return { ...customer, hasMailConsent: !customer.hasMailConsent };
      case 2:
        return { ...customer, homeShop: content.int(this.#run.world.shops.length) };
      default:
        return { ...customer, loyaltyTier: content.pick(tiers) };
    }
  }

  #send(
    customer: Customer,
    what: Pick<CustomerChange, "kind" | "mergedIntoId"> & Readonly<{ atMs: number }>,
  ): void {
    const { kind, mergedIntoId, atMs } = what;
    const { outbox, traps, world } = this.#run;
    const luck = this.#luck;
    const { customerId, loyaltyTier, hasPushConsent, hasMailConsent, homeShop } = customer;
    const value: CustomerChange = {
      changeId: `a-${(this.#changeCount++).toString(36)}`,
      customerId,
      kind,
      mergedIntoId,
      loyaltyTier,
      hasPushConsent,
      hasMailConsent,
      homePlaceId: world.shops[homeShop]?.shopId ?? null,
      changedAtMs: atMs,
    };
    if (luck.chance(traps.accounts.broken)) {
      outbox.post({ arrivalMs: atMs, sourceId, ...spoiled(value, { faults: changeFaults, luck }) });
      return;
    }
    const isLate = luck.chance(traps.accounts.late);
    if (isLate) this.planted.late += 1;
    const arrivalMs = atMs + luck.int(5 * secondMs) + (isLate ? hourMs + luck.int(2 * dayMs) : 0);
    outbox.post({ arrivalMs, sourceId, value, fault: null });
  }
}
