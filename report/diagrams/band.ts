import type { Node, Topology } from "#model";

/** The zones of a data-flow picture, in reading order, and what each is called. */
export const bandNames = {
  sources: { fr: "Sources", en: "Sources" },
  ingestion: { fr: "Ingestion", en: "Ingestion" },
  processing: { fr: "Traitement", en: "Processing" },
  storage: { fr: "Stockage", en: "Storage" },
  serving: { fr: "Service", en: "Serving" },
} as const;
export type Band = keyof typeof bandNames;

/** The zone of a node: by its kind, and for a stream by whether a source writes it. */
export function bandOf(node: Node, topology: Topology): Band {
  switch (node.kind) {
    case "source":
      return "sources";
    case "landing":
      return "ingestion";
    case "stream":
      return isFedBySource(node.id, topology) ? "ingestion" : "processing";
    case "processor":
      return "processing";
    case "table-sink":
    case "job":
    case "table":
      return "storage";
    case "view":
    case "endpoint":
    case "egress":
      return "serving";
  }
}

function isFedBySource(streamId: string, { nodes }: Topology): boolean {
  return nodes.some(
    (node) => node.kind === "source" && (node.into.id === streamId || node.rejects?.id === streamId),
  );
}
