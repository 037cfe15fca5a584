import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { invariant } from "#kernel/invariant";
import { openLmdbStore } from "../log/lmdb-store.ts";
import type { Store } from "../log/store.ts";
import { failureOf } from "./lake-message.ts";
import type { LakeAnswer, LakeQuestion, LakeReply, Numbered } from "./lake-message.ts";
import { openTopologyLake } from "./topology-lake.ts";
import type { TopologyLake } from "./topology-lake.ts";

// The lake in a thread of its own, over a handle of its own on the log: whoever works off events never waits for a feed.

const port = parentPort;
invariant(port !== null, "the lake is a thread that somebody started");
let opened: Readonly<{ lake: TopologyLake; store: Store }> | null = null;

port.on("message", ({ number, message }: Numbered<LakeQuestion>) => {
  void answerTo(message)
    .catch((cause: unknown): LakeAnswer => ({ kind: "failed", failure: failureOf(cause) }))
    .then((answer) => {
      const reply: LakeReply = { number, message: answer, sizes: opened?.lake.sizes() ?? {} };
      port.postMessage(reply, []);
      if (answer.kind === "close") port.close();
    });
});

async function answerTo(question: LakeQuestion): Promise<LakeAnswer> {
  if (question.kind === "open") return open(question);
  invariant(opened !== null, "the lake is opened before anything else is asked of it");
  const { lake, store } = opened;
  switch (question.kind) {
    case "feed":
      return { kind: "feed", rows: await lake.feed(question.tableId, question.durableEnd) };
    case "relation":
      return { kind: "relation", relation: await lake.relation(question.tableId) };
    case "replace":
      await lake.replace(question.tableId, question.rows);
      return { kind: "replace" };
    case "rows":
      return { kind: "rows", rows: await lake.rows(question.sql) };
    case "close":
      await lake.close();
      await store.close();
      return { kind: "close" };
  }
}

async function open({ topology, folder }: Extract<LakeQuestion, { kind: "open" }>): Promise<LakeAnswer> {
  const store = await openLmdbStore(join(folder, "log"));
  const lake = await openTopologyLake({ topology, folder: join(folder, "lake"), store });
  opened = { lake, store };
  return { kind: "open" };
}
