import { join } from "node:path";
import { nodesOf } from "#model";
import type { Topology } from "#model";
import type { Effect } from "../egress/effect.ts";
import { createEgress } from "../egress/egress-run.ts";
import { openWorkList } from "../egress/work-list.ts";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";

type EgressesOptions = Readonly<{ topology: Topology; store: Store; folder: string }>;

/** The egresses of a topology, each with a work list in a file of its name. */
type Egresses = Readonly<{
  /** Hands over what has been committed since. */
  advance(): Promise<void>;
  /** @throws {ReferenceError} `NO_SUCH_EGRESS`. */
  effects(egressId: string): readonly Effect[];
  close(): Promise<void>;
}>;

export async function openEgresses({ topology, store, folder }: EgressesOptions): Promise<Egresses> {
  const opened = await Promise.all(
    nodesOf(topology, "egress").map(async (egress) => {
      const list = await openWorkList(join(folder, `${egress.id}.ndjson`), egress);
      return { id: egress.id, list, run: createEgress({ egress, store, receiver: list }) };
    }),
  );
  return {
    advance: async () => {
      for (const { run } of opened) await run.advance();
    },
    effects: (egressId) => {
      const found = opened.find(({ id }) => id === egressId);
      if (found !== undefined) return found.list.effects();
      const known = opened.map(({ id }) => id).join(", ");
      throw new ReferenceError("NO_SUCH_EGRESS", `no egress "${egressId}"; the egresses are ${known}`);
    },
    close: async () => {
      for (const { list } of opened) await list.close();
    },
  };
}
