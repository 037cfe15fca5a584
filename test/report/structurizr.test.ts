import { describe, expect, it } from "vitest";
import { hostWording, kappa, lambda, wording } from "#model/omnishop";
import { toStructurizrDsl } from "#report";

const source = { system: 'Omni"Shop"', words: wording, hostWords: hostWording, language: "fr" } as const;

describe("the Structurizr text of a topology", () => {
  it("has each host once, and each pair of hosts that data passes between once", () => {
    const text = toStructurizrDsl({ ...source, topology: lambda });
    const hosts = [...text.matchAll(/^ {6}(\S+) = container /gm)].map(([, id]) => id);
    expect(hosts).toHaveLength(Object.keys(hostWording).length);
    expect(new Set(hosts)).toEqual(new Set(Object.keys(hostWording).map((id) => `host_${id}`)));
    const pairs = [...text.matchAll(/^ {4}(\S+) -> (\S+) /gm)].map(([, from, to]) => `${from} ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs).toContain("host_lakehouse host_batch-engine");
    for (const end of pairs.flatMap((pair) => pair.split(" "))) expect(hosts).toContain(end);
  });

  it("closes every block and escapes quotes", () => {
    const rows = toStructurizrDsl({ ...source, topology: kappa }).split("\n");
    expect(rows.filter((row) => row.endsWith("{")).length).toBe(
      rows.filter((row) => row.trim() === "}").length,
    );
    expect(rows[0]).toBe('workspace "Omni\\"Shop\\"" {');
  });

  it("is refused while hosts lack words, and names each of them", () => {
    const { api: _api, tills: _tills, ...rest } = hostWording;
    expect(() => toStructurizrDsl({ ...source, hostWords: rest, topology: kappa })).toThrow(/tills, api/);
  });
});
