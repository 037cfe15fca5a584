import { describe, expect, it } from "vitest";
import { measureMemory } from "#benchmarks/suite";
import { parseEvidence } from "#model";
import { anonymousMemoryBytes, parseRssAnon } from "../../benchmarks/memory/anonymous-memory.ts";
import { circumstances } from "./folder.ts";

const status = "Name:\tnode\nVmRSS:\t  400000 kB\nRssAnon:\t   90000 kB\nRssFile:\t  310000 kB\n";

describe("anonymous memory", () => {
  it("is told in kB of 1,024 bytes, what is mapped from files apart", () => {
    expect(parseRssAnon(status)).toBe(90_000 * 1024);
  });

  it("is not known where the system does not tell it", () => {
    expect(parseRssAnon("Name:\tnode\nVmRSS:\t400000 kB\n")).toBeNull();
  });

  it.skipIf(anonymousMemoryBytes() === null)(
    "is measured of a process of its own under load",
    async () => {
      const workload = { variant: "kappa", eventCount: 500, eventsPerBatch: 250, trialCount: 1 } as const;
      const [found] = await measureMemory(circumstances, workload);
      expect(parseEvidence(found)).toEqual(found);
      expect(found?.value).toBeGreaterThan(10e6);
    },
    60_000,
  );
});
