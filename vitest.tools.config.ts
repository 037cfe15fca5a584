import { defineConfig } from "vitest/config";

/** The suites that need a tool beside Node: each says which, and is skipped where it is not installed. */
export default defineConfig({
  test: { include: ["test/tools/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 150_000 },
});
