/** What a use case tells while it works; who shows it, and how, is not its business. */
export type Progress = Readonly<
  | { stage: string; state: "started" }
  /** `part` begins now; of `total` parts of the stage, `done` are behind. */
  | { stage: string; state: "advanced"; part: string; done: number; total: number }
  | { stage: string; state: "done"; detail: string; tookMs: number }
>;

export type OnProgress = (progress: Progress) => void;

/** Runs one stage and tells of its beginning and end; `describe` says in a few words what came out. */
export async function staged<Result>(
  stage: Readonly<{ name: string; onProgress: OnProgress; describe: (result: Result) => string }>,
  work: () => Promise<Result> | Result,
): Promise<Result> {
  const startedMs = performance.now();
  stage.onProgress({ stage: stage.name, state: "started" });
  const result = await work();
  stage.onProgress({
    stage: stage.name,
    state: "done",
    detail: stage.describe(result),
    tookMs: performance.now() - startedMs,
  });
  return result;
}
