import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** One thing that some part needs, whether it is here, and which part needs it. */
export type MachineFinding = Readonly<{ what: string; found: boolean; required: boolean; needed: string }>;

const run = promisify(execFile);

/** The engines that the main job loads; each is asked to load, not only looked for. */
const engines: readonly Readonly<{ what: string; needed: string; load: () => Promise<unknown> }>[] = [
  { what: "lmdb", needed: "the embedded log and state", load: () => import("lmdb") },
  { what: "DuckDB", needed: "lake tables and batch jobs", load: () => import("@duckdb/node-api") },
  { what: "Typst", needed: "the report as PDF", load: () => import("@myriaddreamin/typst-ts-node-compiler") },
  { what: "Graphviz", needed: "the layout of diagrams", load: () => import("@hpcc-js/wasm-graphviz") },
  { what: "resvg", needed: "diagrams as PNG", load: () => import("@resvg/resvg-js") },
];

/** Says what of this machine's the workbench can use. */
export async function examineMachine(): Promise<readonly MachineFinding[]> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const loaded = await Promise.all(
    engines.map(async ({ what, needed, load }) => ({
      what,
      needed,
      required: true,
      found: await loads(load),
    })),
  );
  return [
    {
      what: `Node ${process.versions.node}`,
      found: major > 22 || (major === 22 && minor >= 18),
      required: true,
      needed: "22.18 or newer runs the sources as they are",
    },
    ...loaded,
    {
      what: "Java",
      found: await answers("java", "-version"),
      required: false,
      needed: "outside engines, to compare with",
    },
    {
      what: "Python",
      found: await answers("python3", "--version"),
      required: false,
      needed: "outside readers of the lake",
    },
  ];
}

async function loads(load: () => Promise<unknown>): Promise<boolean> {
  try {
    await load();
    return true;
  } catch {
    return false;
  }
}

async function answers(command: string, flag: string): Promise<boolean> {
  try {
    await run(command, [flag], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
