import { statfsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

/** Where Linux keeps a disk in memory. The tests wait a long time for a real one, and no test can see that it was durable. */
const memoryDisk = "/dev/shm";
/** All tests together need less; a container's memory disk is often smaller. */
const memoryDiskBytesMin = 2 * 1024 ** 3;

/** No file of these rooms changes what the next one finds: modules may be shared, where a worker of its own starts for each other file. */
const pureRooms = ["architecture", "generators", "kernel", "model", "report", "simulators"].map(
  (room) => `test/${room}/**/*.test.ts`,
);

/** Begun last, one of these would leave the other cores idle at the end; a fresh checkout knows of no earlier durations. */
const longest = [
  "workbench/run-variant.killed",
  "acceptance/tutorial",
  "workbench/simulate-variant",
  "benchmarks/open-loop",
  "benchmarks/freshness",
  "simulators/records.oracles",
  "acceptance/full-disk",
  "reference-impl/storage.full-disk",
  "cli/demo",
].map((name) => `/test/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(...[files]: Parameters<BaseSequencer["sort"]>): ReturnType<BaseSequencer["sort"]> {
    const isLong = files.map(({ moduleId }) => longest.some((name) => moduleId.endsWith(name)));
    return [...files.filter((_, index) => isLong[index]), ...files.filter((_, index) => !isLong[index])];
  }
}

/** Timeouts are wide: a slow machine must not turn a right answer into a failure. */
export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "pure", include: pureRooms, isolate: false } },
      {
        extends: true,
        // What needs more than Node: npm run test:tools.
        test: { name: "effects", include: ["test/**/*.test.ts"], exclude: [...pureRooms, "test/tools/**"] },
      },
    ],
    sequence: { sequencer: LongestFirst },
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
