import { poisson } from "#kernel/distributions";
import type { Random } from "#kernel/random";
import { minuteMs, secondMs } from "#kernel/units";
import type { SensorReading } from "../arrival.ts";
import type { People } from "../run/people.ts";
import { shopDemand } from "../run/demand.ts";
import { chanceOf, isServing, repeat } from "../run/run.ts";
import type { Run } from "../run/run.ts";
import { createWeekClock } from "../run/week.ts";
import { episodeChanceOf, episodeMs } from "./episode.ts";
import type { EpisodeChance } from "./episode.ts";
import { ReadingSender } from "./reading-sender.ts";

/** Readings of counters and queues, and visits of customers with the app, per event of all sources. Assumed. */
const readingsPerEvent = 0.1;
const contactVisitsPerEvent = 0.023;
const contactsMax = 4;

/** What has been planted so far in the sensors. */
export type PlantedSensors = Readonly<{
  /** Readings that a silent sensor did not send. */
  dropped: number;
  /** Readings that repeat what a stuck sensor read last. */
  stuck: number;
  /** Times that a gateway was connected again, and readings that came in its burst. */
  bursts: number;
  delayed: number;
}>;

/** What is mounted in every shop. */
const mounted = [
  { name: "door-1", kind: "visitors" },
  { name: "door-2", kind: "visitors" },
  { name: "queue-1", kind: "queue-length" },
  { name: "wait-1", kind: "queue-wait" },
] as const;

/** Visitors through one door in a minute, and people in a queue, in a shop of mean size in a mean hour. Assumed. */
const visitorsMean = 1.5;
const queueMean = 1.2;
const servedInSeconds = 45;

/** Makes what shops measure. Remembers its streams of chance, which sensors are silent or stuck, and what it planted. */
export class Sensors {
  readonly #planted = { dropped: 0, stuck: 0 };
  readonly #run: Run;
  readonly #people: People;
  readonly #sender: ReadingSender;
  readonly #content: Random;
  readonly #contacts: Random;
  readonly #luck: Random;
  readonly #episodeChance: EpisodeChance;
  readonly #silentUntilMs: Float64Array;
  readonly #stuckUntilMs: Float64Array;
  readonly #stuckValue: Float64Array;
  readonly #queueLength: Float64Array;
  readonly #hourAt = createWeekClock();
  #next = 0;
  #readingCount = 0;

  constructor(run: Run, people: People) {
    const sensorCount = run.world.shops.length * mounted.length;
    this.#run = run;
    this.#people = people;
    this.#episodeChance = episodeChanceOf(run, { readingsPerEvent, sensorsPerShop: mounted.length });
    this.#sender = new ReadingSender(run, this.#episodeChance.cut);
    this.#content = chanceOf(run, "sensors");
    this.#contacts = chanceOf(run, "contacts");
    this.#luck = chanceOf(run, "sensor-traps");
    this.#silentUntilMs = new Float64Array(sensorCount);
    this.#stuckUntilMs = new Float64Array(sensorCount);
    this.#stuckValue = new Float64Array(sensorCount);
    this.#queueLength = new Float64Array(run.world.shops.length);
  }

  get planted(): PlantedSensors {
    return { ...this.#planted, ...this.#sender.planted };
  }

  /** Lets sensors measure until the run ends. */
  open(): void {
    const run = this.#run;
    if (!run.outbox.wants("shop-sensors")) return;
    const readings = { purpose: "sensor-clock", perEvent: readingsPerEvent, where: "shops" } as const;
    repeat(run, readings, (atMs) => this.#measure(atMs));
    const visits = { purpose: "contact-clock", perEvent: contactVisitsPerEvent, where: "shops" } as const;
    repeat(run, visits, (atMs) => this.#passBeacons(atMs));
  }

  /** The next sensor in turn of a shop that serves. */
  #measure(atMs: number): void {
    const { shops } = this.#run.world;
    const sensorCount = shops.length * mounted.length;
    for (let tries = 0; tries < sensorCount; tries += 1) {
      const sensor = this.#next;
      this.#next = (sensor + 1) % sensorCount;
      const shop = Math.floor(sensor / mounted.length);
      if (!isServing(this.#run, { shop, atMs })) continue;
      this.#read(sensor, atMs);
      return;
    }
  }

  #read(sensor: number, atMs: number): void {
    const luck = this.#luck;
    const shop = Math.floor(sensor / mounted.length);
    const { name, kind } = mounted[sensor % mounted.length] ?? mounted[0];
    const value = this.#valueOf({ shop, kind, atMs });
    if ((this.#silentUntilMs[sensor] ?? 0) <= atMs && luck.chance(this.#episodeChance.silent)) {
      this.#silentUntilMs[sensor] = atMs + luck.between(episodeMs.silent);
    }
    if ((this.#silentUntilMs[sensor] ?? 0) > atMs) {
      this.#planted.dropped += 1;
      return;
    }
    const isStuck = (this.#stuckUntilMs[sensor] ?? 0) > atMs;
    if (isStuck) this.#planted.stuck += 1;
    else if (luck.chance(this.#episodeChance.stuck)) {
      this.#stuckUntilMs[sensor] = atMs + luck.between(episodeMs.stuck);
      this.#stuckValue[sensor] = value;
    }
    const read = isStuck ? (this.#stuckValue[sensor] ?? 0) : value;
    this.#send({ shop, name, kind, value: read, customerId: null, atMs });
  }

  #valueOf({ shop, kind, atMs }: Readonly<{ shop: number; kind: Mounted["kind"]; atMs: number }>): number {
    const busy = this.#run.rhythm === "steady" ? 1 : (shopDemand[this.#hourAt(atMs).weekHour] ?? 0);
    const size = this.#run.world.shops[shop]?.size ?? 1;
    const content = this.#content;
    if (kind === "visitors") return poisson(content, visitorsMean * busy * size);
    if (kind === "queue-length") {
      const length = poisson(content, queueMean * busy * size);
      this.#queueLength[shop] = length;
      return length;
    }
    const waiting = this.#queueLength[shop] ?? 0;
    return waiting === 0 ? 0 : waiting * servedInSeconds + content.int(servedInSeconds);
  }

  /** A customer who allows it walks through the shop, mostly the one at home, with the app. */
  #passBeacons(atMs: number): void {
    const { world } = this.#run;
    const content = this.#contacts;
    const shop = content.chance(0.2) ? content.int(world.shops.length) : null;
    const place = world.pickBuyer(content);
    const customer = this.#people.at({ place, atMs });
    const entered = shop ?? customer?.homeShop ?? 0;
    if (customer === null || !customer.hasPushConsent) return;
    if (!isServing(this.#run, { shop: entered, atMs })) return;
    let nowMs = atMs;
    for (let contacts = 1 + content.int(contactsMax); contacts > 0; contacts -= 1) {
      const name = `beacon-${1 + content.int(3)}`;
      const value = (5 + content.int(95)) / 10;
      const { customerId } = customer;
      this.#send({ shop: entered, name, kind: "beacon", value, customerId, atMs: nowMs });
      nowMs += 30 * secondMs + content.int(3 * minuteMs);
      if (!isServing(this.#run, { shop: entered, atMs: nowMs })) return;
    }
  }

  #send(
    reading: Pick<SensorReading, "kind" | "value" | "customerId"> &
      Readonly<{ shop: number; name: string; atMs: number }>,
  ): void {
    const { shop, name, kind, value, customerId, atMs } = reading;
    const placeId = this.#run.world.shops[shop]?.shopId ?? "";
    const readingId = `r-${(this.#readingCount++).toString(36)}`;
    const sensorId = `${placeId}-${name}`;
    this.#sender.send({ readingId, sensorId, placeId, kind, value, customerId, measuredAtMs: atMs }, shop);
  }
}

type Mounted = (typeof mounted)[number];
