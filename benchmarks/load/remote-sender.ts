import { Worker } from "node:worker_threads";
import type { Topology } from "#model";
import { BenchmarkError } from "../benchmark-error.ts";
import type { Sending } from "./open-loop.ts";
import type { SenderNews, SenderOrder } from "./sender-message.ts";

/** Sources in a thread of their own, which let events into the log of a pipeline; one sending at a time. */
export type RemoteSender = Readonly<{
  /** Makes so many events that nobody has had yet, and when each is due; `name` tells one plan from the next. */
  prepare: (plan: Readonly<{ count: number; ratePerSecond: number; name: string }>) => Promise<Sending>;
  close: () => Promise<void>;
}>;

/** What has to be among the entries of whoever measures with it. */
export const senderScript = "benchmarks/load/sender-thread.ts";

/**
 * Starts the thread; its promises reject with what it has failed of.
 *
 * @param options - The topology of the pipeline, its folder, and the seed of the events.
 */
export async function startSender(
  options: Readonly<{ topology: Topology; folder: string; seed: string }>,
): Promise<RemoteSender> {
  const thread = new Worker(new URL("./sender-thread.ts", import.meta.url), { workerData: options });
  const ask = (order: SenderOrder): void => thread.postMessage(order, []);
  const stop = (): void => ask({ kind: "stop" });
  await heard(thread, "ready");
  return {
    prepare: async (plan) => {
      ask({ kind: "prepare", ...plan });
      const { atMs } = await heard(thread, "prepared");
      return {
        atMs,
        send: async ({ startNs, signal, onOffered }) => {
          const onNews = (news: SenderNews): void => {
            if (news.kind === "offered") onOffered(news.offered, news.clockMs);
          };
          thread.on("message", onNews);
          signal.addEventListener("abort", stop, { once: true });
          try {
            ask({ kind: "send", startNs });
            await heard(thread, "sent");
          } finally {
            thread.removeListener("message", onNews);
            signal.removeEventListener("abort", stop);
          }
        },
      };
    },
    close: async () => {
      ask({ kind: "close" });
      await heard(thread, "closed");
      await thread.terminate();
    },
  };
}

type NewsOf<Kind> = Extract<SenderNews, Readonly<{ kind: Kind }>>;

function isOf<Kind extends SenderNews["kind"]>(news: SenderNews, kind: Kind): news is NewsOf<Kind> {
  return news.kind === kind;
}

/** The next news of that kind. */
async function heard<Kind extends SenderNews["kind"]>(thread: Worker, kind: Kind): Promise<NewsOf<Kind>> {
  const unlisten = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const onNews = (news: SenderNews): void => {
        if (isOf(news, kind)) resolve(news);
      };
      const onExit = (): void =>
        reject(new BenchmarkError("PROCESS_FAILED", "the thread that sends the events has ended"));
      thread.on("message", onNews).on("error", reject).on("exit", onExit);
      unlisten.signal.addEventListener("abort", () => {
        thread.off("message", onNews).off("error", reject).off("exit", onExit);
      });
    });
  } finally {
    unlisten.abort();
  }
}
