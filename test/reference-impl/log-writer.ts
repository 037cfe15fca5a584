import { parentPort, workerData } from "node:worker_threads";
import { openLmdbStore } from "../../reference-impl/log/lmdb-store.ts";

/** A thread that appends `commitCount` batches of its own name, and posts the offsets that it was given. */
export type WriterTask = Readonly<{ dir: string; name: string; commitCount: number }>;

const { dir, name, commitCount }: WriterTask = workerData;
const store = await openLmdbStore(dir);
const firstOffsets: number[] = [];
for (let index = 0; index < commitCount; index++) {
  const bytes = new TextEncoder().encode(name);
  const slot = { stream: "sales", partition: 0 };
  firstOffsets.push(...(await store.commit({ appends: [{ slot, count: 2, bytes }], puts: [], removes: [] })));
}
await store.close();
parentPort?.postMessage(firstOffsets, []);
