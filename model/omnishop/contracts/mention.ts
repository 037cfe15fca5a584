import { contract } from "../../language/contract.ts";
import { choice, instant, int, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** What somebody wrote in public about OmniShop, a product or a campaign; a review has a rating. */
export const mention = contract("mention", {
  version: 1,
  owner: domains.marketing,
  fields: {
    mentionId: string(),
    network: choice(["review-site", "social", "video", "forum"]),
    authorId: string("pseudonym"),
    language: choice(["fr", "en"]),
    text: string("direct"),
    productId: optional(string()),
    campaignId: optional(string()),
    /** Stars from 1 to 5; null where the network has none. */
    rating: optional(int()),
    publishedAtMs: instant(),
  },
  eventTime: "publishedAtMs",
  identity: "mentionId",
  rules: [
    { id: "mention-has-an-id", on: "mentionId", must: { kind: "not-blank" } },
    { id: "mention-has-a-text", on: "text", must: { kind: "not-blank" } },
    { id: "rating-from-one", on: "rating", must: { kind: "at-least", bound: 1 } },
    { id: "rating-to-five", on: "rating", must: { kind: "at-most", bound: 5 } },
  ],
  legalBasis: "legitimate-interest",
  retentionDays: 396,
});
