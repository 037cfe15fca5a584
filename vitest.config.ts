import { statfsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Where Linux keeps a disk in memory. The tests wait a long time for a real one, and no test can see that it was durable. */
const memoryDisk = "/dev/shm";
/** All tests together need less; a container's memory disk is often smaller. */
const memoryDiskBytesMin = 2 * 1024 ** 3;

/** Timeouts are wide: a slow machine must not turn a right answer into a failure. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // What needs more than Node: npm run test:tools.
    exclude: ["test/tools/**"],
    // One core is left idle unless told.
    maxWorkers: "100%",
    env: {
      // Every process that a test starts would strip the types of the same files again.
      NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)),
      // Who names a folder for what is temporary has the tests there.
      ...(process.env["TMPDIR"] === undefined && hasRoom(memoryDisk) && { TMPDIR: memoryDisk }),
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= memoryDiskBytesMin;
  } catch {
    return false;
  }
}
