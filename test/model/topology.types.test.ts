import { describe, expect, it } from "vitest";
import {
  by,
  contract,
  domain,
  host,
  implement,
  instant,
  int,
  logic,
  processor,
  stream,
  string,
  topology,
} from "#model";

// What is held here, the compiler holds: an expected error that does not come is an error of `tsc`.

const place = { domain: domain("shop"), host: host("engine") } as const;
const order = contract("order", {
  version: 1,
  owner: place.domain,
  fields: { orderId: string(), atMs: instant() },
  eventTime: "atMs",
  identity: "orderId",
  legalBasis: "contract",
  retentionDays: 1,
});
const streamSpec = {
  ...place,
  contract: order,
  partitions: 1,
  retentionDays: 1,
  outOfOrdernessMs: 0,
} as const;
const orders = stream("orders", { ...streamSpec, key: "orderId" });
const shipped = stream("shipped", { ...streamSpec, key: "orderId" });
const ship = processor("ship", {
  ...place,
  version: "v1",
  reads: { orders: by(orders, "orderId") },
  writes: { shipped },
  allowedLatenessMs: 0,
});
const shop = topology("shop", { paradigm: "kappa", nodes: [orders, shipped, ship] });
const shipV1 = logic<typeof ship>()({
  state: { count: int() },
  initial: () => ({ count: 0 }),
  step: ({ count }) => ({ count: count + 1 }),
});
const nothingElse = { folds: {}, answers: {}, jobs: {} } as const;

describe("the compiler", () => {
  it("takes a topology with all its code", () => {
    const code = implement(shop, { processors: { ship: { v1: shipV1 } }, ...nothingElse });
    expect(code.topology).toBe(shop);
  });

  it("refuses a modelled processor without an implementation", () => {
    // @ts-expect-error -- `ship` is missing.
    const code = implement(shop, { processors: {}, ...nothingElse });
    expect(Object.keys(code.processors)).toEqual([]);
  });

  it("refuses a processor whose modelled version is missing", () => {
    // @ts-expect-error -- `v1` is missing.
    const code = implement(shop, { processors: { ship: { v2: shipV1 } }, ...nothingElse });
    expect(Object.keys(code.processors.ship)).toEqual(["v2"]);
  });

  it("refuses a port keyed by a field that the stream's contract lacks", () => {
    // @ts-expect-error -- an order has no `customerId`.
    expect(by(orders, "customerId").how).toBe("by");
  });

  it("refuses a record that the output's contract does not know", () => {
    const wrong = logic<typeof ship>()({
      state: {},
      initial: () => ({}),
      step(state, { record }, { emit }) {
        // @ts-expect-error -- an order has no `customerId`.
        emit.shipped({ ...record, customerId: "c" });
        return state;
      },
    });
    expect(wrong.initial()).toEqual({});
  });

  it("refuses two nodes of one id", () => {
    // @ts-expect-error -- the id "orders" is taken.
    expect(topology("twice", { paradigm: "kappa", nodes: [orders, orders] }).nodes).toHaveLength(2);
  });
});
