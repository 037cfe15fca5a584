import type { Random } from "#kernel/random";
import { minuteMs, secondMs } from "#kernel/units";
import type { Mention } from "../arrival.ts";
import { shapeFaults, spoiled } from "../fault.ts";
import type { Fault } from "../fault.ts";
import type { Campaign } from "../marketing/campaigns.ts";
import { chanceOf, repeat } from "../run/run.ts";
import type { Run } from "../run/run.ts";
import { spamOf, wordsOf } from "./wording.ts";

/** Mentions per event of all sources, spam waves beside. Assumed. */
const mentionsPerEvent = 0.0064;
const networks = ["review-site", "social", "video", "forum"] as const;
/** A wave has so many texts, half a minute apart at most. */
const wave = { min: 10, max: 30 };
const waveMean = (wave.min + wave.max) / 2;
const authorsMax = 50_000;

/** Ways in which a mention can be forbidden. */
const mentionFaults: readonly Fault<Mention>[] = [
  ...shapeFaults<Mention>({ id: "mentionId", eventTime: "publishedAtMs" }),
  { reason: "mention-has-an-id", spoil: (mention) => ({ ...mention, mentionId: "" }) },
  { reason: "mention-has-a-text", spoil: (mention) => ({ ...mention, text: " " }) },
  { reason: "rating-from-one", spoil: (mention) => ({ ...mention, rating: 0 }) },
  { reason: "rating-to-five", spoil: (mention) => ({ ...mention, rating: 6 }) },
];

/** What has been planted so far in the mentions. */
export type PlantedTalk = {
  readonly sarcasticMentionIds: string[];
  readonly spamMentionIds: string[];
  emoji: number;
  retried: number;
};

const sourceId = "social-mentions";

/** Makes what people write in public. Remembers its streams of chance and what it planted. */
export class Mentions {
  readonly planted: PlantedTalk = { sarcasticMentionIds: [], spamMentionIds: [], emoji: 0, retried: 0 };
  readonly #run: Run;
  readonly #campaigns: readonly Readonly<Campaign>[];
  readonly #content: Random;
  readonly #luck: Random;
  #mentionCount = 0;

  /** @param campaigns - Those carried out so far, at any moment: they are spoken of. */
  constructor(run: Run, campaigns: readonly Readonly<Campaign>[]) {
    this.#run = run;
    this.#campaigns = campaigns;
    this.#content = chanceOf(run, "mentions");
    this.#luck = chanceOf(run, "mention-traps");
  }

  /** Lets people write until the run ends. */
  open(): void {
    if (!this.#run.outbox.wants(sourceId)) return;
    const { spam } = this.#run.traps.talk;
    const waveChance = spam / (spam + (1 - spam) * waveMean);
    const clock = { purpose: "mention-clock", perEvent: mentionsPerEvent, where: "web" } as const;
    repeat(this.#run, clock, (atMs) => {
      if (this.#luck.chance(waveChance)) this.#spread(atMs);
      else this.#write(atMs);
    });
  }

  #write(atMs: number): void {
    const content = this.#content;
    const { sarcastic, emoji } = this.#run.traps.talk;
    const language = this.#drawLanguage();
    const network = content.pick(networks);
    const isPraise = content.chance(0.65);
    const isSarcastic = !isPraise && this.#luck.chance(sarcastic);
    const hasEmoji = this.#luck.chance(emoji);
    const subject = this.#subject(language);
    const rating = isPraise ? 4 + content.int(2) : 1 + content.int(2);
    const value: Mention = {
      ...this.#signed(atMs),
      network,
      language,
      text: wordsOf(content, { language, it: subject.it, isPraise, isSarcastic, hasEmoji }),
      productId: subject.productId,
      campaignId: subject.campaignId,
      rating: network === "review-site" ? rating : null,
    };
    if (this.#send(value)) {
      if (isSarcastic) this.planted.sarcasticMentionIds.push(value.mentionId);
      if (hasEmoji) this.planted.emoji += 1;
    }
  }

  /** Nearly the same text, from many accounts, within minutes. */
  #spread(atMs: number): void {
    const luck = this.#luck;
    const language = this.#drawLanguage();
    const subject = this.#subject(language);
    let nowMs = atMs;
    for (let copies = luck.between(wave); copies > 0; copies -= 1) {
      const value: Mention = {
        ...this.#signed(nowMs),
        network: "social",
        language,
        text: spamOf(luck, { language, it: subject.it, copy: 1000 + luck.int(9000) }),
        productId: subject.productId,
        campaignId: subject.campaignId,
        rating: null,
      };
      if (this.#send(value)) this.planted.spamMentionIds.push(value.mentionId);
      nowMs += luck.int(30 * secondMs);
    }
  }

  #drawLanguage(): Mention["language"] {
    return this.#content.chance(0.7) ? "fr" : "en";
  }

  #signed(atMs: number): Pick<Mention, "mentionId" | "authorId" | "publishedAtMs"> {
    return {
      mentionId: `w-${(this.#mentionCount++).toString(36)}`,
      authorId: `u-${this.#content.int(authorsMax).toString(36)}`,
      publishedAtMs: atMs,
    };
  }

  /** What is spoken of: a product, the last campaign, or OmniShop itself. */
  #subject(
    language: Mention["language"],
  ): Readonly<{ it: string; productId: string | null; campaignId: string | null }> {
    const { products } = this.#run.world;
    const content = this.#content;
    const kind = content.next();
    const campaign = this.#campaigns.at(-1);
    if (kind < 0.3 && campaign !== undefined) {
      const it = language === "fr" ? "la campagne OmniShop" : "the OmniShop campaign";
      return { it, productId: null, campaignId: campaign.campaignId };
    }
    const product = kind < 0.85 ? products[this.#run.world.pickProduct(content)] : undefined;
    if (product === undefined) return { it: "OmniShop", productId: null, campaignId: null };
    const it = language === "fr" ? `l’article « ${product.name} »` : `the ${product.name}`;
    return { it, productId: product.productId, campaignId: null };
  }

  /** Says whether the door will let it in. */
  #send(value: Mention): boolean {
    const luck = this.#luck;
    const { outbox, traps } = this.#run;
    const arrivalMs = value.publishedAtMs + secondMs + luck.int(5 * minuteMs);
    if (luck.chance(traps.talk.broken)) {
      outbox.post({ arrivalMs, sourceId, ...spoiled(value, { faults: mentionFaults, luck }) });
      return false;
    }
    outbox.post({ arrivalMs, sourceId, value, fault: null });
    if (luck.chance(traps.talk.retried)) {
      this.planted.retried += 1;
      outbox.post({ arrivalMs: arrivalMs + luck.int(minuteMs), sourceId, value, fault: null });
    }
    return true;
  }
}
