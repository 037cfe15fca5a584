import { contract } from "../../language/contract.ts";
import { instant, int, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** What a source sent and a contract forbids: whole, with the reason, so that it can be mended and sent again. */
export const deadLetter = contract("dead-letter", {
  version: 1,
  owner: domains.platform,
  fields: {
    sourceId: string(),
    /** A quality rule's id, or `malformed`, `wrong-type`, `unknown-field`, `unknown-schema`, `truncated`, `far-future`. */
    reason: string(),
    /** Where in the record, and what was found there. */
    detail: string(),
    /** The record as it came: JSON, or base64 of bytes that cannot be read. */
    payload: string("sensitive"),
    rowCount: int(),
    refusedAtMs: instant(),
  },
  eventTime: "refusedAtMs",
  identity: null,
  legalBasis: "legitimate-interest",
  retentionDays: 30,
});
