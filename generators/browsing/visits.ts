import { exponential } from "#kernel/distributions";
import type { Random } from "#kernel/random";
import { minuteMs, secondMs } from "#kernel/units";
import type { Click, Sale } from "../arrival.ts";
import type { Customer } from "../customer.ts";
import type { People, PlaceAt } from "../run/people.ts";
import { chanceOf, repeat } from "../run/run.ts";
import type { Run } from "../run/run.ts";
import { pickCompanion, pickForTaste } from "../taste.ts";
import type { Product } from "../world.ts";
import type { ClickSender } from "./click-sender.ts";

/** Visits that end without a purchase, per event of all sources: with those that buy, four clicks in five events. */
const visitsPerEvent = 0.138;
/** Assumed: most visits are of people who do not say who they are. */
const knownChance = 0.4;
const furtherViewsMean = 4;
const viewsMax = 40;
const botViews = { min: 60, max: 140 };

/** What has been planted so far in the visits. */
export type PlantedVisits = {
  readonly botSessionIds: string[];
  skewed: number;
  deviceChanged: number;
  identifiedLater: number;
};

/** A visit while it is made; `atMs` is the time of its next click. */
type Visit = {
  readonly sessionId: string;
  readonly customer: Customer | null;
  readonly taste: number;
  deviceId: string;
  customerId: string | null;
  /** Before which view they say who they are, and before which they take another device. */
  readonly knownFrom: number;
  readonly otherDeviceFrom: number;
  /** How far ahead the clock is of the machine that serves the visit. */
  readonly aheadMs: number;
  atMs: number;
  clickCount: number;
};

/** Makes the visits of the web store. Remembers its streams of chance and what it planted. */
export class Visits {
  readonly planted: PlantedVisits = { botSessionIds: [], skewed: 0, deviceChanged: 0, identifiedLater: 0 };
  readonly #run: Run;
  readonly #people: People;
  readonly #seen: (where: PlaceAt) => void;
  readonly #clicks: ClickSender;
  readonly #who: Random;
  readonly #content: Random;
  readonly #luck: Random;
  #sessionCount = 0;

  constructor(
    options: Readonly<{ run: Run; people: People; seen: (where: PlaceAt) => void; clicks: ClickSender }>,
  ) {
    const { run } = options;
    this.#run = run;
    this.#people = options.people;
    this.#seen = options.seen;
    this.#clicks = options.clicks;
    this.#who = chanceOf(run, "visitors");
    this.#content = chanceOf(run, "views");
    this.#luck = chanceOf(run, "visit-traps");
  }

  /** Lets people look around until the run ends. */
  open(): void {
    const clock = { purpose: "visit-clock", perEvent: visitsPerEvent, where: "web" } as const;
    repeat(this.#run, clock, (atMs) => this.#lookAround(atMs));
  }

  /** The visit that ends with a receipt: views, each line into the basket, the checkout. */
  leadTo({
    customer,
    startMs,
    receipt,
  }: Readonly<{ customer: Customer; startMs: number; receipt: Sale }>): void {
    if (!this.#run.outbox.wants("web-clicks")) return;
    const views = this.#drawViews();
    const visit = this.#begin({ customer, startMs, views });
    // A view may be followed by a basket, and the first preceded by a search: the checkout is never before its steps.
    const stepMs = Math.floor((receipt.soldAtMs - startMs) / (2 * views + 2 * receipt.lines.length + 2));
    this.#view(visit, { views, gapMs: () => stepMs });
    for (const { productId } of receipt.lines) {
      this.#click(visit, { kind: "view", productId });
      visit.atMs += stepMs;
      this.#click(visit, { kind: "add-to-basket", productId });
      visit.atMs += stepMs;
    }
    visit.atMs = Math.max(visit.atMs, receipt.soldAtMs - secondMs);
    this.#click(visit, { kind: "checkout", productId: null });
  }

  #lookAround(atMs: number): void {
    const who = this.#who;
    const place = who.chance(knownChance) ? this.#run.world.pickBuyer(who) : null;
    const customer = place === null ? null : this.#people.at({ place, atMs });
    if (place !== null && customer !== null) this.#seen({ place, atMs });
    if (!this.#run.outbox.wants("web-clicks")) return;
    if (this.#luck.chance(this.#run.traps.browsing.bot)) {
      const views = this.#luck.between(botViews);
      const visit = this.#begin({ customer: null, startMs: atMs, views });
      this.planted.botSessionIds.push(visit.sessionId);
      this.#view(visit, { views, gapMs: () => 100 + this.#luck.int(300) });
      return;
    }
    const views = this.#drawViews();
    const visit = this.#begin({ customer, startMs: atMs, views });
    this.#view(visit, { views, gapMs: () => 2 * secondMs + this.#content.int(36 * secondMs) });
  }

  #drawViews(): number {
    return Math.min(viewsMax, 1 + Math.floor(exponential(this.#content, furtherViewsMean)));
  }

  #begin(options: Readonly<{ customer: Customer | null; startMs: number; views: number }>): Visit {
    const { customer, startMs, views } = options;
    const luck = this.#luck;
    const { skewed, deviceChanged, identifiedLater } = this.#run.traps.browsing;
    const number = (this.#sessionCount++).toString(36);
    const isSkewed = luck.chance(skewed);
    const isLater = customer !== null && views > 1 && luck.chance(identifiedLater);
    const isMoving = customer !== null && views > 1 && luck.chance(deviceChanged);
    if (isSkewed) this.planted.skewed += 1;
    if (isLater) this.planted.identifiedLater += 1;
    if (isMoving) this.planted.deviceChanged += 1;
    return {
      sessionId: `v-${number}`,
      customer,
      taste: customer?.taste ?? this.#content.int(this.#run.world.catalogue.length),
      deviceId: customer?.deviceId ?? `d-v${number}`,
      customerId: isLater ? null : (customer?.customerId ?? null),
      knownFrom: isLater ? 1 + luck.int(views - 1) : 0,
      otherDeviceFrom: isMoving ? 1 + luck.int(views - 1) : Infinity,
      aheadMs: isSkewed ? luck.between({ min: -2 * minuteMs, max: 2 * minuteMs }) : 0,
      atMs: startMs,
      clickCount: 0,
    };
  }

  /** Looks at one product after the other: mostly at what goes with the last, or at something else to the visitor's taste. */
  #view(visit: Visit, { views, gapMs }: Readonly<{ views: number; gapMs: () => number }>): void {
    const content = this.#content;
    const { world } = this.#run;
    let product: Product = pickForTaste(world, content, visit.taste);
    if (content.chance(0.25)) {
      const searchedText = product.name.slice(product.name.lastIndexOf(" ") + 1).toLowerCase();
      this.#click(visit, { kind: "search", productId: null, searchedText });
      visit.atMs += gapMs();
    }
    for (let view = 0; view < views; view += 1) {
      if (view === visit.knownFrom) visit.customerId = visit.customer?.customerId ?? null;
      if (view === visit.otherDeviceFrom) visit.deviceId = `${visit.deviceId}-2`;
      this.#click(visit, { kind: "view", productId: product.productId });
      visit.atMs += gapMs();
      if (content.chance(0.05)) {
        this.#click(visit, { kind: "add-to-basket", productId: product.productId });
        visit.atMs += gapMs();
      }
      product = content.chance(0.6)
        ? pickCompanion(world, content, product)
        : pickForTaste(world, content, visit.taste);
    }
  }

  #click(visit: Visit, done: Pick<Click, "kind" | "productId"> & Readonly<{ searchedText?: string }>): void {
    const { sessionId, deviceId, customerId, aheadMs, atMs } = visit;
    this.#clicks.send(
      {
        clickId: `${sessionId}-${visit.clickCount}`,
        sessionId,
        deviceId,
        customerId,
        kind: done.kind,
        productId: done.productId,
        searchedText: done.searchedText ?? null,
        occurredAtMs: atMs + aheadMs,
      },
      atMs,
    );
    visit.clickCount += 1;
  }
}
