import { z } from "zod";
import type { RunNames } from "./run-records.ts";

/** The checkpoint that counts: which one, of how many chunks and bytes, and the last epoch whose changes it holds. */
export type CheckpointHead = Readonly<{
  generation: number;
  chunkCount: number;
  byteCount: number;
  coversEpoch: number;
}>;

/** Beside its bytes, a changelog value costs its place in the tree, and some work when it is removed. */
export const bytesPerDelta = 512;

/** The key of an epoch's changelog value; keys sort as epochs do. */
export function deltaKey(names: RunNames, epoch: number): string {
  return `${names.deltas}${padded(epoch)}`;
}

/** The key of a chunk of a checkpoint. */
export function chunkKey(
  names: RunNames,
  { generation }: Readonly<{ generation: number }>,
  chunk: number,
): string {
  return `${names.states}${padded(generation)}/${padded(chunk)}`;
}

function padded(count: number): string {
  return String(count).padStart(12, "0");
}

const noCheckpoint: CheckpointHead = { generation: 0, chunkCount: 0, byteCount: 0, coversEpoch: 0 };
const headSchema: z.ZodType<CheckpointHead> = z.object({
  generation: z.int(),
  chunkCount: z.int(),
  byteCount: z.int(),
  coversEpoch: z.int(),
});

export function encodeHead(head: CheckpointHead): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(head));
}

/** @param bytes - Null before the first checkpoint. */
export function decodeHead(bytes: Uint8Array | null): CheckpointHead {
  return bytes === null ? noCheckpoint : headSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
