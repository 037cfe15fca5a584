import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { personalisationPolicy } from "#model/omnishop";
import { SessionIndex } from "../../reference-impl/needs/personalisation/session-index.ts";
import { recommend } from "../../reference-impl/needs/personalisation/vmis-knn.ts";
import { publicData } from "../public-data.ts";

const training = publicData("reco/serenade/train.txt");
const testing = publicData("reco/serenade/test.txt");

type Event = Readonly<{ sessionId: string; productId: string; viewedAtMs: number }>;

/** The events of a file in the order of time, which stands in seconds. */
function readEvents(path: string): readonly Event[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line): Event => {
      const [sessionId = "", productId = "", seconds = ""] = line.split("\t");
      return { sessionId, productId, viewedAtMs: Number(seconds) * 1000 };
    })
    .toSorted((a, b) => a.viewedAtMs - b.viewedAtMs);
}

function bySession(events: readonly Event[]): ReadonlyMap<string, readonly Event[]> {
  const sessions = new Map<string, Event[]>();
  for (const event of events) {
    const session = sessions.get(event.sessionId) ?? [];
    session.push(event);
    sessions.set(event.sessionId, session);
  }
  return sessions;
}

describe(`the recommender on ${training.title}`, () => {
  it.skipIf(!training.isThere || !testing.isThere)(
    "ranks the next item as high as the published evaluation does with the same parameters",
    () => {
      const index = new SessionIndex(personalisationPolicy.recommender);
      const positions = new Map<string, number>();
      for (const { sessionId, productId, viewedAtMs } of readEvents(training.path)) {
        const position = positions.get(sessionId) ?? 0;
        positions.set(sessionId, position + 1);
        index.put({ sessionId, customerId: null, productId, position, viewedAtMs, isWithdrawn: false });
      }
      let eventCount = 0;
      let hitCount = 0;
      let reciprocalSum = 0;
      for (const events of bySession(readEvents(testing.path)).values()) {
        const viewed = events.map(({ productId }) => productId);
        for (let next = 1; next < viewed.length; next += 1) {
          const evolving = { sessionId: null, items: viewed.slice(0, next) };
          const ranked = recommend(index, evolving, personalisationPolicy.recommender);
          const place = ranked.slice(0, 20).findIndex(({ productId }) => productId === viewed[next]);
          eventCount += 1;
          if (place === -1) continue;
          hitCount += 1;
          reciprocalSum += 1 / (place + 1);
        }
      }
      expect(eventCount).toBe(931);
      expect(reciprocalSum / eventCount).toBeGreaterThanOrEqual(0.327);
      expect(hitCount / eventCount).toBeGreaterThanOrEqual(0.64);
    },
  );
});
