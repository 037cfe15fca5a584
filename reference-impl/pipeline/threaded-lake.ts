import { Worker } from "node:worker_threads";
import { invariant } from "#kernel/invariant";
import type { Topology } from "#model";
import { ReferenceError } from "../reference-error.ts";
import { faultOf } from "./lake-message.ts";
import type { LakeAnswer, LakeQuestion, LakeReply, Numbered } from "./lake-message.ts";
import type { TopologyLake } from "./topology-lake.ts";

export type ThreadedLakeOptions = Readonly<{
  topology: Topology;
  /** Of the pipeline: the log is in `log` of it, the tables in `lake`. */
  folder: string;
  /** What the thread runs: another one may die on purpose. */
  script?: URL;
}>;

/**
 * Opens the tables of a topology in a thread of their own, which reads the log beside whoever writes it.
 *
 * @returns A lake whose promises reject with `LAKE_THREAD_ENDED` once the thread has died: the tables then stand at
 * their last snapshots, from which a lake that is opened anew goes on.
 */
export async function openThreadedLake(options: ThreadedLakeOptions): Promise<TopologyLake> {
  const { topology, folder, script = new URL("./lake-thread.ts", import.meta.url) } = options;
  const thread = new LakeThread(script);
  try {
    await thread.ask({ kind: "open", topology, folder }, "open");
  } catch (cause) {
    await thread.end();
    throw cause;
  }
  return {
    feed: async (tableId, durableEnd) =>
      (await thread.ask({ kind: "feed", tableId, durableEnd }, "feed")).rows,
    relation: async (tableId) => (await thread.ask({ kind: "relation", tableId }, "relation")).relation,
    replace: async (tableId, rows) => {
      await thread.ask({ kind: "replace", tableId, rows }, "replace");
    },
    rows: async (sql) => (await thread.ask({ kind: "rows", sql }, "rows")).rows,
    sizes: () => thread.sizes,
    close: () => thread.close(),
  };
}

type Waiting = Readonly<{ resolve: (answer: LakeAnswer) => void; reject: (cause: unknown) => void }>;
type AnswerOf<Kind> = Extract<LakeAnswer, Readonly<{ kind: Kind }>>;

/** The thread, and who waits for which of its answers. It keeps the process alive only while somebody waits. */
class LakeThread {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #askedCount = 0;
  #sizes: LakeReply["sizes"] = {};
  #ended: ReferenceError | null = null;

  constructor(script: URL) {
    const thread = new Worker(script, { name: "lake" });
    this.#thread = thread;
    thread.on("message", ({ number, message, sizes }: LakeReply) => {
      this.#sizes = sizes;
      const waiting = this.#taken(number);
      if (message.kind === "failed") waiting?.reject(faultOf(message.failure));
      else waiting?.resolve(message);
    });
    this.#exited = new Promise((resolve) => {
      thread.on("error", (cause) => this.#endWith(endedThread(cause)));
      thread.on("exit", () => {
        this.#endWith(endedThread());
        resolve();
      });
    });
    thread.unref();
  }

  /** What the tables held when it answered last. */
  get sizes(): LakeReply["sizes"] {
    return this.#sizes;
  }

  /** Asks, and gives the answer of that kind. */
  async ask<Kind extends LakeAnswer["kind"]>(message: LakeQuestion, kind: Kind): Promise<AnswerOf<Kind>> {
    const answer = await new Promise<LakeAnswer>((resolve, reject) => {
      if (this.#ended !== null) throw this.#ended;
      const number = (this.#askedCount += 1);
      const numbered: Numbered<LakeQuestion> = { number, message };
      this.#thread.postMessage(numbered, []);
      this.#waiting.set(number, { resolve, reject });
      this.#thread.ref();
    });
    invariant(isOf(answer, kind), `the lake answers ${kind} with ${answer.kind}`);
    return answer;
  }

  /** Lets it finish what it was asked before; one that has died is closed. */
  async close(): Promise<void> {
    if (this.#ended === null) await this.ask({ kind: "close" }, "close");
    this.#thread.ref();
    await this.#exited;
  }

  /** Ends it at once. */
  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #taken(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (this.#waiting.size === 0) this.#thread.unref();
    return waiting;
  }

  #endWith(ended: ReferenceError): void {
    this.#ended ??= ended;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}

function isOf<Kind extends LakeAnswer["kind"]>(answer: LakeAnswer, kind: Kind): answer is AnswerOf<Kind> {
  return answer.kind === kind;
}

function endedThread(cause?: unknown): ReferenceError {
  const said = cause instanceof Error ? `: ${cause.message}` : "";
  return new ReferenceError(
    "LAKE_THREAD_ENDED",
    `The thread that feeds the tables has ended${said}. The tables stand at their last snapshots, and the log has ` +
      "the rest: open the pipeline again, and feeding goes on from there.",
    { cause },
  );
}
