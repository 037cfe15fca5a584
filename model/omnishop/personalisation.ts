import { minuteMs, secondMs } from "#kernel/units";
import { processor } from "../language/processor.ts";
import { egress, endpoint } from "../language/serving.ts";
import { by, stream } from "../language/stream.ts";
import { view } from "../language/view.ts";
import { push } from "./contracts/push.ts";
import { sessionItem } from "./contracts/session-item.ts";
import { clicks, customerChanges, sensorReadings } from "./inflows.ts";
import { domains, hosts } from "./places.ts";
import { stockLevels } from "./stock.ts";

const sessionItems = view("session-items", {
  domain: domains.webStore,
  host: hosts.servingStore,
  contract: sessionItem,
  key: ["sessionId", "position"],
});

/** What each session viewed, in order and once, without bots. */
const trackSessions = processor("track-sessions", {
  domain: domains.webStore,
  host: hosts.streamEngine,
  version: "v1",
  reads: { clicks: by(clicks, "sessionId") },
  writes: { items: sessionItems },
  allowedLatenessMs: 30 * minuteMs,
});

const recommendations = endpoint("recommendations", {
  domain: domains.webStore,
  host: hosts.api,
  path: "/sessions/{sessionId}/recommendations",
  query: ["limit"],
  reads: { sessions: sessionItems, stock: stockLevels },
});

const pushes = stream("pushes", {
  domain: domains.shops,
  host: hosts.eventLog,
  contract: push,
  key: "customerId",
  partitions: 12,
  retentionDays: 30,
  outOfOrdernessMs: 30 * secondMs,
});

/** Decides at each contact with a beacon: who left the shop five minutes ago is not called back. */
const pushInShop = processor("push-in-shop", {
  domain: domains.shops,
  host: hosts.streamEngine,
  version: "v1",
  reads: {
    beacons: by(sensorReadings, "customerId"),
    views: by(clicks, "customerId"),
    consents: by(customerChanges, "customerId"),
  },
  writes: { pushes },
  allowedLatenessMs: 5 * minuteMs,
});

const appPush = egress("app-push", {
  domain: domains.shops,
  host: hosts.notifier,
  from: pushes,
  channel: "push",
});

/** Every node of the personalisation need, for any topology that has clicks, customers and sensors in a log. */
export const personalisationNodes = [
  trackSessions,
  sessionItems,
  recommendations,
  pushInShop,
  pushes,
  appPush,
] as const;
