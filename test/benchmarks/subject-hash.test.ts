import { describe, expect, it } from "vitest";
import { staleIds, subjectHash } from "#benchmarks";
import type { Subject } from "#benchmarks";
import type { Topology } from "#model";
import { kappa, lambda } from "#model/omnishop";
import { importClosure } from "../../benchmarks/subject/import-closure.ts";
import { parsedOnce } from "../../benchmarks/subject/parsed-source.ts";
import { figure } from "../model/evidence-pieces.ts";
import { type ReadSource, readSource } from "../../benchmarks/subject/project-files.ts";

const subject: Subject = {
  entries: ["benchmarks/codec/codec-speed.ts", "benchmarks/latency/latency.ts"],
  topologies: [kappa],
  workload: { receipts: 10 },
};
const hash = subjectHash(subject);

/** The tree with one file changed by hand. */
function edited(file: string, edit: (text: string) => string): ReadSource {
  return (path) => (path === file ? edit(readSource(path)) : readSource(path));
}

describe("the hash of what is measured", () => {
  it("is the same for the same subject", () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(subjectHash(subject)).toBe(hash);
  });

  it.each([
    "benchmarks/codec/codec-speed.ts",
    "reference-impl/codec/avro-binary.ts",
    "reference-impl/runtime/worker.ts",
    "reference-impl/lake/table-sink.ts",
    "reference-impl/needs/tally-sales.ts",
    "generators/selling/receipt.ts",
    "kernel/random.ts",
    "model/omnishop/selling.ts",
    "package-lock.json",
  ])("changes with %s", (file) => {
    expect(
      subjectHash(
        subject,
        edited(file, (text) => `${text}\nvoid 0;`),
      ),
    ).not.toBe(hash);
  });

  it.each([
    "model/omnishop/decisions/paradigm.ts",
    "model/omnishop/decisions/event-format.ts",
    "model/decisions/verdict.ts",
    "model/README.md",
    "benchmarks/quick-suite.ts",
    "workbench/run/run-variant.ts",
  ])("does not change with a text or a reader of evidence: %s", (file) => {
    expect(
      subjectHash(
        subject,
        edited(file, (text) => `${text}\nvoid 0;`),
      ),
    ).toBe(hash);
  });

  it("does not change with a comment or a blank line", () => {
    const commented = edited(
      "reference-impl/codec/codec.ts",
      (text) => `// said anew\n\n${text}/* the end */`,
    );
    expect(subjectHash(subject, commented)).toBe(hash);
  });

  it("changes with the topology and with the workload", () => {
    expect(subjectHash({ ...subject, topologies: [lambda] })).not.toBe(hash);
    expect(subjectHash({ ...subject, workload: { receipts: 11 } })).not.toBe(hash);
  });

  it("cannot be taken of what is not there", () => {
    expect(() => subjectHash({ ...subject, entries: ["benchmarks/gone.ts"] })).toThrow(/gone\.ts/);
  });
});

describe("evidence", () => {
  const measured = {
    ...figure,
    workload: subject.workload,
    subjectOf: { entries: subject.entries, topologies: [kappa.id] },
    subjectHash: hash,
  };
  const staleAfter = (
    read: ReadSource,
    topologies: readonly Topology[] = [kappa, lambda],
  ): readonly string[] => [...staleIds([measured], topologies, read)];

  it("is not stale while nothing that can change it has changed", () => {
    expect(staleAfter(readSource)).toEqual([]);
    expect(staleAfter(edited("model/omnishop/decisions/paradigm.ts", (text) => `${text}\nvoid 0;`))).toEqual(
      [],
    );
  });

  it("is judged together, each file read once, as each piece is by itself", () => {
    const entries = [
      ["benchmarks/codec/codec-speed.ts"],
      ["benchmarks/codec/codec-speed.ts", "benchmarks/latency/latency.ts"],
      ["benchmarks/latency/latency.ts"],
      ["workbench/run/run-variant.ts"],
    ];
    const pieces = entries.map((each, index) =>
      Object.assign({}, measured, {
        id: String(index),
        subjectOf: { entries: each, topologies: [kappa.id, lambda.id] },
        subjectHash: subjectHash({ ...subject, entries: each, topologies: [kappa, lambda] }),
      }),
    );
    const reads = new Map<string, number>();
    const counted: ReadSource = (path) => {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      return readSource(path);
    };
    expect([...staleIds(pieces, [kappa, lambda], counted)]).toEqual([]);
    expect(reads.size).toBeGreaterThan(50);
    expect([...reads].filter(([, count]) => count > 1)).toEqual([]);
    const other = edited("benchmarks/codec/codec-speed.ts", (text) => `${text}\nvoid 0;`);
    expect([...staleIds(pieces, [kappa, lambda], other)]).toEqual(["0", "1"]);
  });

  it("is stale once its code, its topology or its workload has changed, or is gone", () => {
    const isStale = [measured.id];
    expect(staleAfter(edited("reference-impl/needs/tally-sales.ts", (text) => `${text}\nvoid 0;`))).toEqual(
      isStale,
    );
    expect(staleAfter(readSource, [{ ...kappa, nodes: kappa.nodes.slice(1) }])).toEqual(isStale);
    expect(staleAfter(readSource, [lambda])).toEqual(isStale);
    const other = { ...measured, workload: { receipts: 11 } };
    const gone = { ...measured, subjectOf: { entries: ["benchmarks/gone.ts"], topologies: [] } };
    expect([...staleIds([other], [kappa])]).toEqual(isStale);
    expect([...staleIds([gone], [kappa])]).toEqual(isStale);
  });
});

describe("the files that run with an entry", () => {
  const files: Readonly<Record<string, string>> = {
    "model/a.ts": 'import { b } from "./index.ts";\nimport type { T } from "./t.ts";\nexport const a = b;',
    "model/index.ts": 'export { b } from "./b.ts";\nexport { other } from "./other.ts";',
    "model/b.ts": 'import * as c from "./c.ts"; // why\n\nexport const b = c;',
    "model/c.ts": 'export const c = await import("./d.ts");',
    "model/d.ts": 'import "./a.ts";\nimport "some-package";\nexport const d = 1;',
  };

  it("are followed through doors by name, through namespaces, dynamic imports and circles, and not through types", () => {
    const found = importClosure(
      ["model/a.ts"],
      parsedOnce((path) => files[path] ?? `not a file: ${path}`),
    );
    expect(found.map(({ path }) => path)).toEqual(["model/a.ts", "model/b.ts", "model/c.ts", "model/d.ts"]);
    expect(found[1]?.code).toBe('import * as c from "./c.ts";\nexport const b = c;');
  });

  it("are those of a thread that is started, and not of one that only a comment names", () => {
    const started: Readonly<Record<string, string>> = {
      "model/a.ts": '// new URL("./gone.ts", import.meta.url)\nvoid new URL("./b.ts", import.meta.url);',
      "model/b.ts": "void 0;",
    };
    const found = importClosure(
      ["model/a.ts"],
      parsedOnce((path) => started[path] ?? `not a file: ${path}`),
    );
    expect(found.map(({ path }) => path)).toEqual(["model/a.ts", "model/b.ts"]);
  });
});
