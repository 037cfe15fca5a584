import type { Store } from "#reference-impl";

/** A store that commits in its own way, and is another one in all else. */
export function storeOver(store: Store, commit: Store["commit"]): Store {
  return {
    commit,
    batches: (slot, fromOffset) => store.batches(slot, fromOffset),
    endOffset: (slot) => store.endOffset(slot),
    durableEndOffset: (slot) => store.durableEndOffset(slot),
    get: (key) => store.get(key),
    entries: (prefix) => store.entries(prefix),
    close: () => store.close(),
  };
}
