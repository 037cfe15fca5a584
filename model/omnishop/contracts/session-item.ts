import { contract } from "../../language/contract.ts";
import { boolean, instant, int, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** What a session viewed at one place of its order: an entry of a view, replaced when an earlier view arrives late. */
export const sessionItem = contract("session-item", {
  version: 1,
  owner: domains.webStore,
  fields: {
    sessionId: string("pseudonym"),
    customerId: optional(string("pseudonym")),
    productId: string(),
    /** From 0, in the order of viewing. */
    position: int(),
    viewedAtMs: instant(),
    /** The session turned out to be a bot's: nothing of it counts. */
    isWithdrawn: boolean(),
  },
  eventTime: "viewedAtMs",
  identity: null,
  legalBasis: "consent",
  retentionDays: 396,
});
