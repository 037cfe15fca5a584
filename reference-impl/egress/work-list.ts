import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Egress } from "#model";
import { compileShape, isPlainObject } from "../ingest/shape.ts";
import { ReferenceError } from "../reference-error.ts";
import type { AnyRecord } from "../runtime/bind.ts";
import type { Effect, Receiver } from "./effect.ts";

const encoder = new TextEncoder();

/** A receiver that keeps what it took in a file, one JSON text a line, and knows a key again. */
export interface WorkList extends Receiver {
  /** All that was ever taken, each once, in order. */
  effects(): readonly Effect[];
  close(): Promise<void>;
}

/**
 * Opens the work list of an egress, with what it took before. A last line that a crash cut off is dropped: it was not
 * answered for, so that it comes again.
 *
 * @throws {ReferenceError} `WORK_LIST_UNREADABLE`, naming the line.
 */
export async function openWorkList(path: string, egress: Egress): Promise<WorkList> {
  await mkdir(dirname(path), { recursive: true });
  const written = await readIfThere(path);
  const whole = written.slice(0, written.lastIndexOf("\n") + 1);
  const effects = parseLines(whole, { egress, path });
  const file = await open(path, "a");
  await syncFolder(dirname(path));
  const known = new Map(effects.map((effect) => [effect.idempotencyKey, effect]));
  let wholeByteCount = encoder.encode(whole).length;
  let isTorn = whole.length < written.length;
  return {
    effects: () => [...known.values()],
    close: () => file.close(),
    async take(offered) {
      const fresh = new Map<string, Effect>();
      for (const effect of offered) {
        const { idempotencyKey } = effect;
        if (!known.has(idempotencyKey) && !fresh.has(idempotencyKey)) fresh.set(idempotencyKey, effect);
      }
      if (fresh.size === 0) return;
      // Until the append is known to be whole, what is after the last whole line counts as torn.
      if (isTorn) await file.truncate(wholeByteCount);
      isTorn = true;
      const bytes = encoder.encode([...fresh.values()].map(lineOf).join(""));
      await file.appendFile(bytes);
      await file.datasync();
      isTorn = false;
      wholeByteCount += bytes.length;
      for (const [key, effect] of fresh) known.set(key, effect);
    },
  };
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
    throw cause;
  }
}

/** A file that was just made is durable once the folder that names it is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync();
  await folder.close();
}

function lineOf({ idempotencyKey, record }: Effect): string {
  return `${JSON.stringify({ idempotencyKey, record })}\n`;
}

type Named = Readonly<{ egress: Egress; path: string }>;

function parseLines(text: string, named: Named): readonly Effect[] {
  const refusalOf = compileShape(named.egress.from.contract.fields);
  const isRecord = (found: unknown): found is AnyRecord => refusalOf(found) === null;
  return text
    .split("\n")
    .slice(0, -1)
    .map((line, index): Effect => {
      const value = jsonOf(line);
      if (isPlainObject(value) && typeof value["idempotencyKey"] === "string" && isRecord(value["record"])) {
        const { id: egressId, channel } = named.egress;
        return { egressId, channel, idempotencyKey: value["idempotencyKey"], record: value["record"] };
      }
      throw new ReferenceError(
        "WORK_LIST_UNREADABLE",
        `${named.path}:${index + 1} is no effect of ${named.egress.id}; take the line out, or restore the file`,
      );
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
