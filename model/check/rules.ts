import { isPersonal } from "../language/contract.ts";
import { flowsOf, upstreamOf } from "../language/flow.ts";
import { nodesOf } from "../language/topology.ts";
import type { NodeKind, Topology } from "../language/topology.ts";
import { nodeIdIsUnique, referenceIsWhole } from "./node-rules.ts";
import type { Rule } from "./rule.ts";

/** All rules of the lint; the order is that of the data's life. */
export const rules: readonly Rule[] = [
  referenceIsWhole,
  nodeIdIsUnique,
  {
    id: "source-has-a-rate",
    severity: "error",
    why: "Capacity and cost are computed from the rates of the sources.",
    mend: "Give it a mean above zero, an evening peak at least as high, and a busiest rate at least as high as that.",
    finds: (topology) =>
      nodesOf(topology, "source")
        .filter(
          ({ rate }) =>
            rate.meanPerSecond <= 0 ||
            rate.eveningPeakPerSecond < rate.meanPerSecond ||
            rate.busiestPerSecond < rate.eveningPeakPerSecond,
        )
        .map(({ id }) => ({
          at: id,
          message: "its rates are not mean ≤ evening peak ≤ busiest, above zero",
        })),
  },
  {
    id: "source-has-a-place-for-rejects",
    severity: "error",
    why: "What a contract forbids must not be lost.",
    mend: "Name a stream of dead letters in `rejects`.",
    finds: (topology) =>
      nodesOf(topology, "source")
        .filter(({ rejects }) => rejects === null)
        .map(({ id }) => ({ at: id, message: "it has nowhere to put what its contract forbids" })),
  },
  unread("stream", {
    id: "stream-is-read",
    why: "A stream that nobody reads costs and serves nobody.",
    mend: "Let a processor, a table sink or an egress read it, or take it out.",
    except: (topology) =>
      new Set(nodesOf(topology, "source").flatMap(({ rejects }) => (rejects ? [rejects.id] : []))),
  }),
  unread("view", {
    id: "view-is-served",
    why: "A view exists to answer requests.",
    mend: "Let an endpoint read it, or take it out.",
  }),
  unwritten("view", "view-is-written", "Let a processor or a job write it."),
  unwritten("table", "table-is-written", "Feed it by a table sink or a job."),
  unwritten("stream", "stream-is-written", "Let a source or a processor write it."),
  {
    id: "answer-comes-from-a-source",
    severity: "error",
    why: "An answer that no source feeds is empty for ever.",
    mend: "Follow its inputs back, and join what is missing to a source.",
    finds: (topology) => {
      const sources = new Set(nodesOf(topology, "source").map(({ id }) => id));
      return [...nodesOf(topology, "endpoint"), ...nodesOf(topology, "egress")]
        .filter(({ id }) => ![...upstreamOf(topology, [id])].some((up) => sources.has(up)))
        .map(({ id }) => ({ at: id, message: "no source reaches it" }));
    },
  },
  {
    id: "node-is-present",
    severity: "error",
    why: "A flow to a node that the topology does not hold is drawn nowhere and run by nobody.",
    mend: "Put the node into the topology's list, or drop the flow.",
    finds: (topology) => {
      const present = new Set(topology.nodes.map(({ id }) => id));
      return flowsOf(topology)
        .flatMap(({ from, to }) => [from, to])
        .filter((id) => !present.has(id))
        .map((id) => ({ at: id, message: "a flow names it, and the topology lacks it" }));
    },
  },
  {
    id: "personal-data-has-a-ground",
    severity: "error",
    why: "The GDPR (article 6) asks for a legal ground for each use of personal data.",
    mend: "Say which of the six grounds holds, or take the personal field out.",
    finds: (topology) =>
      topology.nodes.flatMap((node) =>
        "contract" in node && node.contract.legalBasis === "not-personal" && isPersonal(node.contract)
          ? [
              {
                at: node.id,
                message: `its contract ${node.contract.id} has personal fields and says it has none`,
              },
            ]
          : [],
      ),
  },
  {
    id: "kept-no-longer-than-promised",
    severity: "error",
    why: "Data past the retention of its contract must be gone.",
    mend: "Shorten the retention of the node, or lengthen the contract's.",
    finds: (topology) =>
      [...nodesOf(topology, "stream"), ...nodesOf(topology, "table"), ...nodesOf(topology, "landing")]
        .filter((node) => node.retentionDays > node.contract.retentionDays)
        .map((node) => ({
          at: node.id,
          message: `it keeps ${node.retentionDays} days, its contract promises ${node.contract.retentionDays}`,
        })),
  },
  {
    id: "lateness-covers-disorder",
    severity: "warning",
    why: "A processor that allows less lateness than its stream's disorder drops ordinary records.",
    mend: "Raise allowedLatenessMs of the processor.",
    finds: (topology) =>
      nodesOf(topology, "processor").flatMap((node) =>
        Object.entries(node.reads)
          .filter(([, { stream }]) => node.allowedLatenessMs < stream.outOfOrdernessMs)
          .map(([port]) => ({
            at: node.id,
            message: `its port ${port} allows less lateness than the stream's disorder`,
          })),
      ),
  },
];

type Reading = Readonly<{
  id: string;
  why: string;
  mend: string;
  except?: (topology: Topology) => ReadonlySet<string>;
}>;

function unread(kind: NodeKind, { id, why, mend, except }: Reading): Rule {
  return {
    id,
    severity: "error",
    why,
    mend,
    finds: (topology) => {
      const read = new Set(flowsOf(topology).map(({ from }) => from));
      const spared = except?.(topology);
      return nodesOf(topology, kind)
        .filter((node) => !read.has(node.id) && !spared?.has(node.id))
        .map((node) => ({ at: node.id, message: "nothing reads it" }));
    },
  };
}

function unwritten(kind: NodeKind, id: string, mend: string): Rule {
  return {
    id,
    severity: "error",
    why: "What nobody writes stays empty.",
    mend,
    finds: (topology) => {
      const written = new Set(flowsOf(topology).map(({ to }) => to));
      return nodesOf(topology, kind)
        .filter((node) => !written.has(node.id))
        .map((node) => ({ at: node.id, message: "nothing writes it" }));
    },
  };
}
