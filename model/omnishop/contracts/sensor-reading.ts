import { contract } from "../../language/contract.ts";
import { choice, double, instant, optional, string } from "../../language/field.ts";
import { domains } from "../places.ts";

/** One measurement in a shop, or the contact of a beacon with the app of a customer who allows it. */
export const sensorReading = contract("sensor-reading", {
  version: 1,
  owner: domains.shops,
  fields: {
    readingId: string(),
    sensorId: string(),
    placeId: string(),
    kind: choice(["visitors", "queue-length", "queue-wait", "beacon"]),
    /** People in the last minute; people queueing; seconds of waiting; metres from the beacon. */
    value: double(),
    /** Of a beacon contact, who carries the app; null for all that counts people without knowing them. */
    customerId: optional(string("pseudonym")),
    measuredAtMs: instant(),
  },
  eventTime: "measuredAtMs",
  identity: "readingId",
  rules: [
    { id: "reading-has-an-id", on: "readingId", must: { kind: "not-blank" } },
    { id: "reading-not-negative", on: "value", must: { kind: "at-least", bound: 0 } },
  ],
  legalBasis: "consent",
  retentionDays: 396,
});
