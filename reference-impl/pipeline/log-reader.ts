import { nodesOf } from "#model";
import type { Topology } from "#model";
import { createCodec } from "../codec/codec.ts";
import type { Store } from "../log/store.ts";
import { ReferenceError } from "../reference-error.ts";
import type { AnyRecord } from "../runtime/bind.ts";
import { viewLog } from "../runtime/plan.ts";

/** Looks into the log of a pipeline of one partition; reads only what has been committed. */
type LogReader = Readonly<{
  /** By the node's id, how many records a stream holds, or how many changes a view's changelog. */
  logged(): Readonly<Record<string, number>>;
  /** @throws {ReferenceError} `NO_SUCH_STREAM`. */
  read(streamId: string, fromOffset: number): readonly AnyRecord[];
}>;

export function createLogReader(topology: Topology, store: Store): LogReader {
  const logs = [
    ...nodesOf(topology, "stream").map(({ id }) => [id, id] as const),
    ...nodesOf(topology, "view").map(({ id }) => [id, viewLog(id)] as const),
  ];
  const codecs = new Map(nodesOf(topology, "stream").map(({ id, contract }) => [id, createCodec(contract)]));
  return {
    logged: () =>
      Object.fromEntries(logs.map(([id, stream]) => [id, store.endOffset({ stream, partition: 0 })])),
    read: (streamId, fromOffset) => {
      const codec = codecs.get(streamId);
      if (codec === undefined) {
        const known = [...codecs.keys()].join(", ");
        throw new ReferenceError("NO_SUCH_STREAM", `no stream "${streamId}"; the streams are ${known}`);
      }
      const records: AnyRecord[] = [];
      for (const { firstOffset, bytes } of store.batches({ stream: streamId, partition: 0 }, fromOffset)) {
        const batch = codec.decode(bytes);
        const fresh = firstOffset < fromOffset ? batch.slice(fromOffset - firstOffset) : batch;
        for (const record of fresh) records.push(record);
      }
      return records;
    },
  };
}
