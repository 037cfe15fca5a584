import { contract } from "../../language/contract.ts";
import { choice, instant, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** One thing that a visitor does in the web store or the app; an anonymous visitor has no customer id yet. */
export const click = contract("click", {
  version: 1,
  owner: domains.webStore,
  fields: {
    clickId: string(),
    sessionId: string("pseudonym"),
    deviceId: string("pseudonym"),
    customerId: optional(string("pseudonym")),
    kind: choice(["view", "search", "add-to-basket", "checkout"]),
    /** What was viewed or put into the basket; null for a search or a checkout. */
    productId: optional(string()),
    /** What was searched for; null otherwise. */
    searchedText: optional(string("pseudonym")),
    /** By the server's clock: a device's own may be wrong by hours. */
    occurredAtMs: instant(),
  },
  eventTime: "occurredAtMs",
  identity: "clickId",
  rules: [
    { id: "click-has-an-id", on: "clickId", must: { kind: "not-blank" } },
    { id: "click-has-a-session", on: "sessionId", must: { kind: "not-blank" } },
  ],
  legalBasis: "consent",
  retentionDays: 396,
});
