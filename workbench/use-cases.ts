/**
 * The use cases by their names. Each is loaded, with the rooms that it composes, only when it is asked for: to print a
 * line of help, or to lint the model, takes no engine.
 */
export const useCases = {
  checkArchitecture: async () => {
    // Code is bound to its topology as it is loaded: where the two do not fit, it cannot be.
    await import("#reference-impl/implementations");
    return (await import("./check-architecture.ts")).checkArchitecture;
  },
  compareVariants: async () => (await import("./measure/compare-variants.ts")).compareVariants,
  drawDiagrams: async () => (await import("./documents/draw-diagrams.ts")).drawDiagrams,
  examineMachine: async () => (await import("./examine-machine.ts")).examineMachine,
  generateFile: async () => (await import("./run/generate-file.ts")).generateFile,
  judgeClaims: async () => (await import("./measure/judge-claims.ts")).judgeClaims,
  makeReport: async () => (await import("./documents/make-report.ts")).makeReport,
  makeSlides: async () => (await import("./documents/make-slides.ts")).makeSlides,
  makeStudy: async () => (await import("./make-study.ts")).makeStudy,
  observeRuns: async () => (await import("./run/observe-runs.ts")).observeRuns,
  runBenchmarks: async () => (await import("./measure/run-benchmarks.ts")).runBenchmarks,
  runFile: async () => (await import("./run/run-file.ts")).runFile,
  runVariant: async () => (await import("./run/run-variant.ts")).runVariant,
  simulateVariant: async () => (await import("./simulate/simulate-variant.ts")).simulateVariant,
  startDemo: async () => (await import("./demo.ts")).startDemo,
} as const;

/** What there is to choose from, which only the rooms that have it know. */
export const choices = {
  benchmarks: async () => (await import("./measure/run-benchmarks.ts")).benchmarkNames,
  salesFormats: async () => (await import("#reference-impl")).salesFormats,
  sources: async () => (await import("#generators")).allSources,
} as const;

/** The formats in which files of sales are read. */
export type SalesFormats = Awaited<ReturnType<typeof choices.salesFormats>>;
