import { z } from "zod";
import { createFieldsCodec } from "#reference-impl";
import type { Store } from "#reference-impl";
import { int } from "#model";
import { readDelta } from "../../reference-impl/runtime/state-delta.ts";

const run = "run/shop-window/";
const head = z.object({ generation: z.int(), coversEpoch: z.int() });
const countsOf = createFieldsCodec({ clickCount: int() });

/** The keys under a prefix of the shop window's run, without what comes before them. */
export function keysUnder(store: Store, prefix: "delta/" | "state/"): readonly string[] {
  return Array.from(store.entries(run + prefix), ({ key }) => key.slice(run.length + prefix.length));
}

/** The checkpoint that counts, or null before the first. */
export function headOf(store: Store): z.infer<typeof head> | null {
  const bytes = store.get(`${run}checkpoint`);
  return bytes === null ? null : head.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** The states of a table as the checkpoint alone has them, by key. */
export function checkpointed(store: Store, table: string): ReadonlyMap<string, Uint8Array> {
  const states = new Map<string, Uint8Array>();
  const generation = headOf(store)?.generation ?? 0;
  for (const { key, bytes } of store.entries(`${run}state/`)) {
    if (Number(key.slice(`${run}state/`.length).split("/")[0]) !== generation) continue;
    for (const change of readDelta(bytes)) {
      if (change.table === table && change.state !== null) states.set(change.key, change.state);
    }
  }
  return states;
}

/** The counts by page as the checkpoint and the changelog since have them. */
export function storedCounts(store: Store): Readonly<Record<string, number>> {
  const table = "count-pages/v1/pageId";
  const states = new Map(checkpointed(store, table));
  const coversEpoch = headOf(store)?.coversEpoch ?? 0;
  for (const { key, bytes } of store.entries(`${run}delta/`)) {
    if (Number(key.slice(`${run}delta/`.length)) <= coversEpoch) continue;
    for (const change of readDelta(bytes)) {
      if (change.table !== table) continue;
      if (change.state === null) states.delete(change.key);
      else states.set(change.key, change.state);
    }
  }
  return Object.fromEntries(
    Array.from(states, ([key, state]) => [key, countsOf.decode(state).clickCount] as const),
  );
}
