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

/** The topology of the pipeline, its folder, and the seed of the events. */
export type SenderOptions = Readonly<{ topology: Topology; folder: string; seed: string }>;

/** What has to be among the entries of whoever measures with it. */
export const senderScript = "benchmarks/load/sender-thread.ts";

/**
 * Starts the thread; its promises reject with what it has failed of.
 *
 * @param script - What the thread runs: another one may die on purpose.
 */
export async function startSender(
  options: SenderOptions,
  script = new URL("./sender-thread.ts", import.meta.url),
): Promise<RemoteSender> {
  const thread = new Worker(script, { workerData: options });
  const ended = endOf(thread);
  const heard = <Kind extends SenderNews["kind"]>(kind: Kind): Promise<NewsOf<Kind>> =>
    Promise.race([nextNews(thread, kind), ended]);
  const ask = (order: SenderOrder): void => thread.postMessage(order, []);
  const stop = (): void => ask({ kind: "stop" });
  await heard("ready");
  return {
    prepare: async (plan) => {
      ask({ kind: "prepare", ...plan });
      const { atMs } = await heard("prepared");
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
            await heard("sent");
          } finally {
            thread.removeListener("message", onNews);
            signal.removeEventListener("abort", stop);
          }
        },
      };
    },
    close: async () => {
      ask({ kind: "close" });
      // One that has ended is closed.
      await heard("closed").catch(() => {});
      await thread.terminate();
    },
  };
}

type NewsOf<Kind> = Extract<SenderNews, Readonly<{ kind: Kind }>>;

function isOf<Kind extends SenderNews["kind"]>(news: SenderNews, kind: Kind): news is NewsOf<Kind> {
  return news.kind === kind;
}

/** Rejects once the thread has ended, with what it has failed of; nobody has to wait for it. */
function endOf(thread: Worker): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    thread.once("error", reject);
    thread.once("exit", () =>
      reject(new BenchmarkError("PROCESS_FAILED", "the thread that sends the events has ended")),
    );
  });
  ended.catch(() => {});
  return ended;
}

/** The next news of that kind, if it comes. */
function nextNews<Kind extends SenderNews["kind"]>(thread: Worker, kind: Kind): Promise<NewsOf<Kind>> {
  return new Promise((resolve) => {
    const onNews = (news: SenderNews): void => {
      if (!isOf(news, kind)) return;
      thread.off("message", onNews);
      resolve(news);
    };
    thread.on("message", onNews);
  });
}
