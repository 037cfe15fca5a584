import { defineConfig } from "vitest/config";

/** Timeouts are wide: a slow machine must not turn a right answer into a failure. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // What needs more than Node: npm run test:tools.
    exclude: ["test/tools/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
