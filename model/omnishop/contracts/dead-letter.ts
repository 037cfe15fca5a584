import { contract } from "../../language/contract.ts";
import { instant, int, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/**
 * What a source sent and a contract forbids, with the reason, so that it can be mended and sent again: a record whole,
 * or, where only some of its rows are forbidden, a copy that has just these.
 */
export const deadLetter = contract("dead-letter", {
  version: 1,
  owner: domains.platform,
  fields: {
    sourceId: string(),
    /** A quality rule's id, or `malformed`, `wrong-type`, `unknown-field`, `unknown-schema`, `truncated`, `far-past`, `far-future`. */
    reason: string(),
    /** Where in the record, and what was found there. */
    detail: string(),
    /** The record as it came, or its forbidden rows: JSON, the text that cannot be read, or base64 of such bytes. */
    payload: string("sensitive"),
    rowCount: int(),
    refusedAtMs: instant(),
  },
  eventTime: "refusedAtMs",
  identity: null,
  legalBasis: "legitimate-interest",
  retentionDays: 30,
});
